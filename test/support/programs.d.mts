export function findProgram(...names: string[]): string | undefined;
export function findChromium(): string | undefined;
export function findRedis(): string | undefined;
export function startRedis(program: string): Promise<{ url: string; stop(): Promise<void> }>;
