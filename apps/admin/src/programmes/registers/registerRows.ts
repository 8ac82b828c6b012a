import { REGISTER_COLUMNS, type RegisterColumn, type RegisterRowDto } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

/** A cell as a sheet has it. */
export type Cell = string | number | boolean | Date | null | undefined;
/** A row with the number that it has in the sheet. */
export interface RegisterSheetRow {
  number: number;
  row: RegisterRowDto;
}

const fold = (text: string): string =>
  text
    .replace(/[（(].*$|\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}

/** A day as people write it in sheets, as YYYY-MM-DD; what is no day stays, and the server says that it is none. */
export function dayOf(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The rows of a sheet; a heading names the columns in any order, without one they stand in the order of the template. */
export function registerRows(
  cells: readonly (readonly Cell[])[],
  headings: ReadonlyMap<string, RegisterColumn>,
): RegisterSheetRow[] {
  const texts = cells.map((row) => row.map(textOf));
  const folded = new Map([...headings].map(([words, column]) => [fold(words), column]));
  const named = (texts[0] ?? []).map((cell) => folded.get(fold(cell)));
  const hasHeading = named.filter((column) => column !== undefined).length >= 2;
  const columns: readonly (RegisterColumn | undefined)[] = hasHeading ? named : REGISTER_COLUMNS;
  return texts
    .map((row, index) => {
      const found: RegisterRowDto = {};
      for (const [place, column] of columns.entries()) {
        const text = row[place] ?? '';
        if (column && text !== '')
          found[column] = column === 'issuedOn' || column === 'validUntil' ? dayOf(text) : text;
      }
      return { number: index + 1, row: found };
    })
    .slice(hasHeading ? 1 : 0)
    .filter(({ row }) => Object.keys(row).length > 0);
}

/** The cells of a CSV file: commas, quoted cells with doubled quotes, lines that end as on any machine. */
export function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.some((cell) => isVisible(cell)));
}
