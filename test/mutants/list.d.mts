export interface Mutant {
  id: string;
  kind: string;
  area: string;
  file: string;
  specs: string[];
  find: string;
  replace: string;
}
export const KINDS: readonly string[];
export function readMutants(folder: string): Mutant[];
export function parseMutants(area: string, text: string): Mutant[];
export function planted(text: string, mutant: Pick<Mutant, 'id' | 'file' | 'find' | 'replace'>): string;
