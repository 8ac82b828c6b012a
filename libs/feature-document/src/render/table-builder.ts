import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { TABLE_STYLE } from './docx-writer';
import { fontOf, typeSizes, type Typeface } from './fonts';
import { mm } from './page-setup';
import { linesOf, textWidth } from './text';

type Alignment = 'left' | 'center' | 'right';

export interface GridColumn {
  readonly title: string;
  /** Relative width; the widths of all columns are scaled to the width of the table. */
  readonly width: number;
  readonly align?: Alignment;
  /** Its texts are codes, which stand on one line: the column is as wide as the longest. */
  readonly whole?: boolean;
}

/** A cell: a text, or a text with its own look. `span` covers several columns. */
export type GridCell =
  | string
  | {
      readonly text: string;
      readonly align?: Alignment;
      readonly typeface?: Typeface;
      readonly span?: number;
      readonly color?: string;
      readonly minHeightMm?: number;
      /** Line at the lower right of the cell: who signed and when. */
      readonly signed?: string;
    };

export interface GridOptions {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridCell[])[];
  readonly widthMm: number;
  /** Type size in half points; 五号 unless given. */
  readonly size?: number;
  readonly header?: boolean;
  readonly minRowMm?: number;
  readonly pageHeightMm?: number;
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };
const CELL_MARGIN = 80;
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function cellParagraphs(
  text: string,
  look: { align: Alignment; typeface: Typeface; size: number; color?: string; keepNext: boolean; before?: number },
): Paragraph[] {
  return linesOf(text).map(
    (line) =>
      new Paragraph({
        style: TABLE_STYLE,
        alignment: alignments[look.align],
        keepNext: look.keepNext,
        spacing: {
          line: Math.round(look.size * 12.6),
          lineRule: LineRuleType.EXACT,
          before: look.before ?? 0,
          after: 0,
        },
        children: [
          new TextRun({
            text: line,
            font: fontOf(look.typeface),
            size: look.size,
            ...(look.color ? { color: look.color } : {}),
          }),
        ],
      }),
  );
}

/** Lines that a text fills in a column of the given width. */
function estimatedLines(text: string, widthTwips: number, size: number): number {
  const perLine = Math.max(1, (widthTwips - 2 * CELL_MARGIN) / (size * 10));
  return linesOf(text).reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / perLine)), 0);
}

/** Widths in twips that fill the table; a column of codes has what its longest code needs, at the cost of the others. */
function columnWidths(
  columns: readonly GridColumn[],
  rows: GridOptions['rows'],
  table: number,
  size: number,
): number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const shares = columns.map(({ width }) => Math.floor((width / total) * table));
  const textAt = (cells: readonly GridCell[], index: number) => {
    const cell = cells.length === columns.length ? cells[index] : '';
    return typeof cell === 'string' ? cell : (cell?.text ?? '');
  };
  const needed = columns.map(({ whole }, index) => {
    if (!whole) return null;
    const longest = rows.flatMap((cells) => linesOf(textAt(cells, index))).map((line) => textWidth(line));
    // Digits of the type are a little wider than half a character.
    return Math.ceil(Math.max(0, ...longest) * size * 10 * 1.1) + 2 * CELL_MARGIN;
  });
  const kept = needed.map((need, index) => (need === null ? null : Math.max(need, shares[index] ?? 0)));
  const left = table - kept.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const others = shares.reduce((sum, width, index) => sum + (kept[index] === null ? width : 0), 0);
  return shares.map((width, index) => kept[index] ?? Math.floor((width / Math.max(1, others)) * left));
}

/**
 * A ruled table with fixed column widths: a long name wraps in its cell and never pushes the table over the margin. The
 * header row repeats on every page. Rows stay on one page as long as they are shorter than half a page; a taller row
 * has to be allowed to split, or the word processor would cut it off.
 */
export function grid(options: GridOptions): Table {
  const { columns, rows, widthMm, size = typeSizes['五号'], header = true, minRowMm = 8, pageHeightMm = 225 } = options;
  const widths = columnWidths(columns, rows, mm(widthMm), size);
  const halfPageLines = mm(pageHeightMm) / 2 / (size * 12.6);

  const row = (cells: readonly GridCell[], isHeader: boolean): TableRow => {
    let column = 0;
    let tallest = 1;
    let minHeight = minRowMm;
    const children = cells.map((value) => {
      const cell = typeof value === 'string' ? { text: value } : value;
      const span = cell.span ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      tallest = Math.max(tallest, estimatedLines(cell.text, width, size));
      minHeight = Math.max(minHeight, cell.minHeightMm ?? 0);
      const look = {
        align: cell.align ?? (isHeader ? 'center' : (columns[column]?.align ?? 'left')),
        typeface: cell.typeface ?? (isHeader ? 'heading' : 'body'),
        size,
        keepNext: isHeader,
        ...(cell.color ? { color: cell.color } : {}),
      } as const;
      column += span;
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { left: CELL_MARGIN, right: CELL_MARGIN, top: 40, bottom: 40 },
        ...(span > 1 ? { columnSpan: span } : {}),
        children: [
          ...cellParagraphs(cell.text, look),
          ...(cell.signed ? cellParagraphs(cell.signed, { ...look, align: 'right', before: 120 }) : []),
        ],
      });
    });
    return new TableRow({
      children,
      tableHeader: isHeader,
      cantSplit: isHeader || tallest <= halfPageLines,
      height: { value: mm(minHeight), rule: HeightRule.ATLEAST },
    });
  };

  return new Table({
    rows: [
      ...(header
        ? [
            row(
              columns.map(({ title }) => title),
              true,
            ),
          ]
        : []),
      ...rows.map((cells) => row(cells, false)),
    ],
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
  });
}
