import { plainCell, type TableData } from './table-data';
import { cleanText } from './text';

const BOM = '\uFEFF';
/**
 * First characters at which a spreadsheet program takes a cell for a formula, with their full-width forms, which some
 * locales convert. Leading spaces are skipped because importers may trim them.
 */
const FORMULA_START = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Text that a spreadsheet program shows and does not run: a leading apostrophe marks it as text. */
export function safeCsvText(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

function field(value: string): string {
  return /[",;\t\n\r]|^\s|\s$/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}

/** Text fields are guarded against formulas; numbers are written as they are, so that -5 stays a number. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : field(safeCsvText(cleanText(cell))))).join(',')}\r\n`;
}

/**
 * A list as CSV after RFC 4180, UTF-8 with a byte order mark (without it Excel reads Chinese text in the wrong
 * encoding).
 */
export function renderTableCsv(table: TableData): Buffer {
  const language = table.language ?? 'zh-CN';
  const lines = table.rows.map((row) =>
    csvLine(
      table.columns.map(({ key, type }) => {
        const cell = plainCell(row[key], type, language);
        return cell.kind === 'time' ? cell.text : cell.value;
      }),
    ),
  );
  return Buffer.from(BOM + csvLine(table.columns.map(({ title }) => title)) + lines.join(''), 'utf8');
}
