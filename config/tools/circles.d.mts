export function valueImports(text: string): string[];
export function circlesIn(graph: Map<string, readonly string[]>): string[][];
export function valueGraph(): Map<string, readonly string[]>;
