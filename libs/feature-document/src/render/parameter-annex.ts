import type { FileChild } from 'docx';
import type { CatalogueData, CatalogueEntry, CatalogueSection } from './catalogue';
import { typeSizes } from './fonts';
import { officialParagraph } from './official-text';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';

/** Longest parameter list that a catalogue row shows itself; a longer one would leave whole pages of empty columns. */
export const LONGEST_INLINE_LIST = 15;

/** Entries whose parameters go to an annex of their own, with the annex's number. */
export function annexNumbers(sections: readonly CatalogueSection[]): Map<string, number> {
  const long = sections
    .flatMap(({ entries }) => entries)
    .filter(({ parameters }) => parameters.length > LONGEST_INLINE_LIST);
  return new Map(long.map(({ id }, index) => [id, index + 1]));
}

function parameterTable({ parameters }: CatalogueEntry, widthMm: number, pageHeightMm: number): FileChild {
  const half = Math.ceil(parameters.length / 2);
  const cells = (index: number): GridCell[] => {
    const parameter = parameters[index];
    if (!parameter) return ['', '', '', ''];
    return [String(index + 1), singleLine(parameter.name), singleLine(parameter.value), singleLine(parameter.unit)];
  };
  const columns = [
    { title: '序号', width: 14, align: 'center' },
    { title: '参数名称', width: 60 },
    { title: '数值', width: 30, align: 'center' },
    { title: '单位', width: 20, align: 'center' },
  ] as const;
  return grid({
    columns: [...columns, ...columns],
    widthMm,
    pageHeightMm,
    minRowMm: 6.5,
    rows: Array.from({ length: half }, (_, index) => [...cells(index), ...cells(half + index)]),
  });
}

/** The annexes: per entry a table with two parameters a row, header repeated on every page. */
export function parameterAnnexes(
  { sections, nouns }: Pick<CatalogueData, 'sections' | 'nouns'>,
  widthMm: number,
  pageHeightMm: number,
): FileChild[] {
  const numbers = annexNumbers(sections);
  return sections
    .flatMap(({ entries }) => entries)
    .flatMap((entry): FileChild[] => {
      const number = numbers.get(entry.id);
      if (number === undefined) return [];
      return [
        officialParagraph(
          `附表${number}  ${singleLine(entry.name)}${nouns.parameters.zh}（${entry.parameters.length}项）`,
          {
            typeface: 'heading',
            size: typeSizes['四号'],
            line: 480,
            before: 240,
            keepNext: true,
            keepLines: true,
          },
        ),
        parameterTable(entry, widthMm, pageHeightMm),
      ];
    });
}
