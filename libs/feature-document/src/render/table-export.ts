import { DEMO_WORDS, NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import type { CellObject, Row } from 'write-excel-file/node';
import { renderTableCsv } from './csv';
import { plainCell, type PlainCell, type TableColumn, type TableColumnType, type TableData } from './table-data';
import { textWidth } from './text';
import { numberCell, textCell, writeXlsx } from './xlsx-writer';

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
const HEADER = {
  ...BORDER,
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  fontWeight: 'bold',
  backgroundColor: '#EDEDED',
} as const;

const alignmentOf = (type: TableColumnType): 'left' | 'center' | 'right' => {
  switch (type) {
    case 'integer':
    case 'number':
      return 'right';
    case 'date':
    case 'instant':
    case 'boolean':
      return 'center';
    case 'text':
      return 'left';
  }
};

const wideRow = (cell: CellObject, columns: number): Row => [
  { ...cell, columnSpan: columns },
  ...Array.from({ length: columns - 1 }, () => null),
];

function dataCell(cell: PlainCell, type: TableColumnType): CellObject {
  const look = { ...BORDER, align: alignmentOf(type), alignVertical: 'center', wrap: true } as const;
  switch (cell.kind) {
    case 'number':
      return numberCell(cell.value, cell.integer ? '0' : 'General', look);
    case 'time':
      return { ...look, value: cell.value, type: Date, format: cell.dateOnly ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
    case 'text':
      return textCell(cell.value, look);
  }
}

const EMPTY: PlainCell = { kind: 'text', value: '' };
/** Highest row of a spreadsheet, in points. */
const HIGHEST_ROW = 409;
const LINE_HEIGHT = 16;

/** Height in points at which every wrapped text of a row shows; programs do not agree on computing it themselves. */
function rowHeight(cells: readonly PlainCell[], columns: readonly TableColumn[]): number {
  const lines = cells.map((cell, index) => {
    if (cell.kind !== 'text') return 1;
    // A full character takes two of the digits that a column's width is counted in.
    const perLine = Math.max(1, ((columns[index]?.width ?? 10) - 1.5) / 2);
    return cell.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / perLine)), 0);
  });
  return Math.min(HIGHEST_ROW, Math.max(1, ...lines) * LINE_HEIGHT + 4);
}

/** Any list as a sheet: title, notes, column titles that repeat when printed, typed cells. */
async function renderTableXlsx(table: TableData): Promise<Buffer> {
  const language = table.language ?? 'zh-CN';
  const columns = Math.max(1, table.columns.length);
  const notes = (table.notes ?? []).map((note) => wideRow(textCell(note, { align: 'left', wrap: true }), columns));
  const rows: Row[] = [
    wideRow(
      textCell(table.title, { fontSize: 16, fontWeight: 'bold', align: 'center', alignVertical: 'center', height: 30 }),
      columns,
    ),
    ...notes,
    table.columns.map(({ title }) => textCell(title, HEADER)),
    ...table.rows.map((row): Row => {
      const cells = table.columns.map(({ key, type }) => plainCell(row[key], type, language));
      const height = rowHeight(cells, table.columns);
      return table.columns.map(({ type }, index) => ({
        ...dataCell(cells[index] ?? EMPTY, type),
        ...(index === 0 ? { height } : {}),
      }));
    }),
  ];
  const widths = table.columns.map(({ width }) => width);
  return writeXlsx({
    title: table.title,
    rows,
    widths,
    headerRows: notes.length + 2,
    filter: table.columns.length > 0,
    landscape: widths.reduce((sum, width) => sum + width, 0) > 90,
  });
}

/**
 * Key of the column that says of every row of a demonstration's CSV what it is: rows are cut out and pasted elsewhere,
 * file names are not.
 */
export const DEMO_KEY = 'demo-mark';

/**
 * A list as a demonstration lets it go: a sheet says so above its columns, which repeat on every printed page; CSV in a
 * column of its own.
 */
export function markedTable(table: TableData, format: 'xlsx' | 'csv', marks: DemoMarks): TableData {
  const language = table.language === 'en' ? 'en' : 'zh';
  const notice = marks.notice(language);
  if (notice === null) return table;
  const title = marks.title(table.title);
  if (format === 'xlsx') return { ...table, title, notes: [notice, ...(table.notes ?? [])] };
  const label = DEMO_WORDS.label[language];
  return {
    ...table,
    title,
    columns: [{ key: DEMO_KEY, title: label, type: 'text', width: 12 }, ...table.columns],
    rows: table.rows.map((row) => ({ [DEMO_KEY]: label, ...row })),
  };
}

/**
 * Exports a list.
 *
 * @returns an .xlsx file, or CSV in UTF-8 with byte order mark (column titles and rows only, so that programs can read
 * it)
 */
export async function renderTable(
  table: TableData,
  format: 'xlsx' | 'csv',
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const drawn = markedTable(table, format, marks);
  switch (format) {
    case 'xlsx':
      return renderTableXlsx(drawn);
    case 'csv':
      return renderTableCsv(drawn);
  }
}
