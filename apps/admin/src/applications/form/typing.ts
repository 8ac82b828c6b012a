import { compactIdentifier, patentCheckCharacter, usccFault } from '@linxuan/form-rules';

/** Figures as people paste them, in the one form that is stored: half width, no spaces, no separators of thousands. */
export function typedNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,'’]/g, '')
    .replace(/。/g, '.');
}

export type CodeState =
  | { kind: 'empty' }
  | { kind: 'typing'; have: number; need: number }
  | { kind: 'right' | 'confirmed' }
  | { kind: 'wrong' };

/**
 * How far a unified social credit code is typed, and whether its check character fits; `confirmed` were issued with
 * another one.
 */
export function usccState(text: string, confirmed: readonly string[] = []): CodeState {
  const code = compactIdentifier(text);
  if (code === '') return { kind: 'empty' };
  if (code.length < 18) return { kind: 'typing', have: code.length, need: 18 };
  if (usccFault(code) === null) return { kind: 'right' };
  return usccFault(code, confirmed) === null ? { kind: 'confirmed' } : { kind: 'wrong' };
}

/** The same for a patent number: 12 digits and a check character behind the point. */
export function patentState(text: string): CodeState {
  const code = compactIdentifier(text).replace(/^ZL/, '').replace('.', '');
  if (code === '') return { kind: 'empty' };
  if (code.length < 13) return { kind: 'typing', have: code.length, need: 13 };
  return code.length === 13 && patentCheckCharacter(code.slice(0, 12)) === code[12]
    ? { kind: 'right' }
    : { kind: 'wrong' };
}

/** Cells of a text copied from a spreadsheet; quotes around a cell with line breaks are taken off. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i] ?? '';
    if (quoted) {
      if (character === '"' && source[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t' || character === '\n') {
      row.push(cell.trim());
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  row.push(cell.trim());
  rows.push(row);
  return rows.filter((cells) => cells.some((one) => one !== ''));
}

/** Leaves out a first row that only repeats the titles of the columns. */
export function withoutHeader(cells: string[][], titles: readonly string[]): string[][] {
  const [first, ...rest] = cells;
  const known = new Set(titles.map((title) => title.trim().toLowerCase()));
  const isHeader =
    first !== undefined && first.filter((one) => known.has(one.toLowerCase())).length >= Math.min(2, titles.length);
  return isHeader ? rest : cells;
}
