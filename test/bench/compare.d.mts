export type Figures = Record<string, { head: string[]; rows: string[][] }>;
export function readFigures(file: string): Figures;
export function compareFigures(before: Figures, after: Figures): string;
