import type { FileChild } from 'docx';
import { typeSizes } from './fonts';
import { chineseNumeral } from './format';
import { officialParagraph } from './official-text';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type ListingColumn = papers.ListingColumn;
export type ListingSection = papers.ListingSection;

export interface ListingOptions {
  readonly columns: readonly ListingColumn[];
  readonly sections: readonly ListingSection[];
  /** False removes the column `holder`: its values never reach the file. */
  readonly showHolder: boolean;
  /** `section` starts at 1 in every section, `document` counts through. */
  readonly numbering: 'section' | 'document';
}

/** Key of the column that carries the running number. */
export const NUMBER_KEY = 'no';
/** Key of the column that names the holder. */
export const HOLDER_KEY = 'holder';

export function visibleColumns({
  columns,
  showHolder,
}: Pick<ListingOptions, 'columns' | 'showHolder'>): ListingColumn[] {
  return columns.filter(({ key }) => showHolder || key !== HOLDER_KEY);
}

/** Rows of all sections with their running numbers, in order. */
export function numberedSections(
  options: ListingOptions,
): { heading: string; rows: { number: number; cells: Readonly<Record<string, string>> }[] }[] {
  let before = 0;
  return options.sections.map(({ heading, rows }) => {
    const start = options.numbering === 'section' ? 0 : before;
    before += rows.length;
    return { heading: singleLine(heading), rows: rows.map((cells, index) => ({ number: start + index + 1, cells })) };
  });
}

/** One headed table per section. A list with a single unnamed section is one table. */
export function listingTables(options: ListingOptions, widthMm: number, pageHeightMm: number): FileChild[] {
  const columns = visibleColumns(options);
  const named = options.sections.some(({ heading }) => heading.trim() !== '');
  return numberedSections(options).flatMap(({ heading, rows }, index): FileChild[] => [
    ...(named
      ? [
          officialParagraph(`${chineseNumeral(index + 1)}、${heading}（${rows.length}项）`, {
            typeface: 'heading',
            size: typeSizes['四号'],
            line: 480,
            before: index === 0 ? 0 : 240,
            keepNext: true,
            outlineLevel: 0,
          }),
        ]
      : []),
    grid({
      columns,
      widthMm,
      pageHeightMm,
      minRowMm: 10,
      rows: rows.map(({ number, cells }) =>
        columns.map(({ key }): GridCell =>
          key === NUMBER_KEY ? { text: String(number), align: 'center' } : (cells[key] ?? ''),
        ),
      ),
    }),
  ]);
}
