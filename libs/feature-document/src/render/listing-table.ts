import { isVisible } from '@linxuan/form-rules';
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
  /** `count` stands in the heading in place of the number of rows. */
  readonly sections: readonly (ListingSection & { readonly count?: string })[];
  /** False removes the column `holder`: its values never reach the file. */
  readonly showHolder: boolean;
  /**
   * `section` starts at 1 in every section, `document` counts through, `given` prints the numbers that the rows have.
   */
  readonly numbering: 'section' | 'document' | 'given';
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
): { heading: string; count: string; rows: { number: string; cells: Readonly<Record<string, string>> }[] }[] {
  let before = 0;
  return options.sections.map(({ heading, count, rows }) => {
    const start = options.numbering === 'document' ? before : 0;
    before += rows.length;
    const numberOf = (cells: Readonly<Record<string, string>>, index: number) =>
      options.numbering === 'given' ? (cells[NUMBER_KEY] ?? '') : String(start + index + 1);
    return {
      heading: singleLine(heading),
      count: count ?? `${rows.length}项`,
      rows: rows.map((cells, index) => ({ number: numberOf(cells, index), cells })),
    };
  });
}

/** One headed table per section. A list with a single unnamed section is one table. */
export function listingTables(options: ListingOptions, widthMm: number, pageHeightMm: number): FileChild[] {
  const columns = visibleColumns(options);
  const named = options.sections.some(({ heading }) => isVisible(heading));
  return numberedSections(options).flatMap(({ heading, count, rows }, index): FileChild[] => [
    ...(named
      ? [
          officialParagraph(`${chineseNumeral(index + 1)}、${heading}（${count}）`, {
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
          key === NUMBER_KEY ? { text: number, align: 'center' } : (cells[key] ?? ''),
        ),
      ),
    }),
  ]);
}
