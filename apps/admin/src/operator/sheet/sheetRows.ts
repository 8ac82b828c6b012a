import { BODY_SHEET_COLUMNS, type BodySheetColumn, type BodySheetRowDto } from '@linxuan/contracts';

/** A cell as a sheet has it. */
export type Cell = string | number | boolean | Date | null | undefined;
/** Codes by the words that a person writes for them. */
export type CodesOf = Partial<Record<BodySheetColumn, ReadonlyMap<string, string>>>;
/** A row with the number that it has in the sheet. */
export interface SheetRow {
  number: number;
  row: BodySheetRowDto;
}

/**
 * The rows of a sheet in the form that the server takes. The heading, where there is one, names the columns in any
 * order, with the words of `headings`; without one they stand in the order of the template. Empty rows are left out.
 */
export function rowsOfSheet(
  cells: readonly (readonly Cell[])[],
  headings: ReadonlyMap<string, BodySheetColumn>,
  codes: CodesOf,
): SheetRow[] {
  const texts = cells.map((row) => row.map(textOf));
  const named = (texts[0] ?? []).map((cell) => headings.get(fold(cell)));
  const hasHeading = named.filter((column) => column !== undefined).length >= 2;
  const columns = hasHeading ? named : BODY_SHEET_COLUMNS;
  return texts
    .map((row, index) => ({ number: index + 1, row: rowOf(row, columns, codes) }))
    .slice(hasHeading ? 1 : 0)
    .filter(({ row }) => Object.keys(row).length > 0);
}

function rowOf(
  cells: readonly string[],
  columns: readonly (BodySheetColumn | undefined)[],
  codes: CodesOf,
): BodySheetRowDto {
  const row: BodySheetRowDto = {};
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    if (column !== undefined && text !== '') row[column] = coded(text, codes[column]);
  }
  return row;
}

/** Several values stand in one cell; what has no code stays as it was written, and the server says that it is none. */
function coded(text: string, codes: ReadonlyMap<string, string> | undefined): string {
  if (!codes) return text;
  const whole = codes.get(fold(text));
  if (whole !== undefined) return whole;
  return text
    .split(/[,，;；、\n]+/)
    .map((part) => codes.get(fold(part)) ?? part.trim())
    .filter((part) => part !== '')
    .join(',');
}

/** Words are the same however they are spaced, and whatever stands in brackets or after a star is a hint. */
export const fold = (text: string): string =>
  text
    .replace(/[（(].*$|\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
