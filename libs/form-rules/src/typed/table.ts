import { foldText } from '../text/search-text';
import { foldTyped } from './fold';

/** A column of a table field, by every name that a head of a column may bear. */
export interface TableColumn {
  name: string;
  titles: readonly string[];
}
export interface TableReading {
  /** Names of the table's columns by columns of the paste; null: no such column, its cells are left out. */
  columns: readonly (string | null)[];
  /** Rows under the head; each with as many cells as it was pasted with. */
  rows: readonly (readonly string[])[];
  /** The row of titles that was found; null where the columns are taken in order. */
  head: readonly string[] | null;
}

/** Cells of a text copied from a spreadsheet or a table of Word; quotes around a cell with line breaks are taken off. */
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

/** How far down a head is looked for: above it may stand the name of the table and its unit. */
const HEAD_WITHIN = 4;

/** A title without its unit in brackets, its star, spaces and case. */
function bare(title: string): string {
  return foldText(foldTyped(title))
    .replace(/[([〔【].*?[)\]〕】]/g, '')
    .replace(/[\s*::]/g, '');
}

/**
 * Finds the row of titles, in any order of columns and below lines that stand above the table, and says which column is
 * which. Without one the columns are taken in order; a first column that only counts the rows is left out.
 */
export function mapTable(cells: readonly (readonly string[])[], columns: readonly TableColumn[]): TableReading {
  const known = new Map(columns.flatMap(({ name, titles }) => titles.map((title) => [bare(title), name] as const)));
  const needed = Math.min(2, columns.length);
  const at = cells.slice(0, HEAD_WITHIN).findIndex((row) => {
    const found = new Set(row.map((cell) => known.get(bare(cell))).filter((name) => name !== undefined));
    return found.size >= needed;
  });
  if (at >= 0) {
    const head = cells[at] ?? [];
    const taken = new Set<string>();
    const mapped = head.map((cell) => {
      const name = known.get(bare(cell));
      if (name === undefined || taken.has(name)) return null;
      taken.add(name);
      return name;
    });
    return { columns: mapped, rows: cells.slice(at + 1), head };
  }
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const counted = width > columns.length && cells.every(([first = ''], i) => foldTyped(first) === String(i + 1));
  const from = counted ? 1 : 0;
  return {
    columns: Array.from({ length: width }, (_, i) => columns[i - from]?.name ?? null),
    rows: cells,
    head: null,
  };
}
