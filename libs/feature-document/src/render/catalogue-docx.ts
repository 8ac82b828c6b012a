import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { catalogueCells, countWords, type CatalogueData } from './catalogue';
import { writeDocx } from './docx-writer';
import { listingTables } from './listing-table';
import { annexMark, emptyLine, titleParagraph } from './official-text';
import { textWidthMm } from './page-setup';
import { annexNumbers, LONGEST_INLINE_LIST, parameterAnnexes } from './parameter-annex';

const PAGE_HEIGHT_MM = 156;

/**
 * 推广目录 as a landscape .docx: a headed table per section, header rows repeated, numbered within the section. Very long
 * parameter lists show their beginning in the row and stand complete in a table behind the catalogue.
 */
export async function renderCatalogueDocx(data: CatalogueData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const annexes = annexNumbers(data.sections);
  const sections = data.sections.map(({ heading, counts, entries }) => ({
    heading,
    count: countWords(counts),
    rows: entries.map((entry) => {
      const annex = annexes.get(entry.id);
      if (annex === undefined) return printed(catalogueCells(entry));
      const cells = printed(
        catalogueCells({ ...entry, parameters: entry.parameters.slice(0, LONGEST_INLINE_LIST - 1) }),
      );
      return {
        ...cells,
        parameters: `${cells['parameters'] ?? ''}\n（共${entry.parameters.length}项，全部参数见附表${annex}）`,
      };
    }),
  }));
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'landscape',
        children: [
          annexMark('附件'),
          titleParagraph(data.title, { maxWidth: 30 }),
          ...emptyLine(),
          ...listingTables(
            { columns: data.columns, showHolder: data.showHolder, numbering: 'given', sections },
            textWidthMm.landscape,
            PAGE_HEIGHT_MM,
          ),
          ...parameterAnnexes(data, textWidthMm.landscape, PAGE_HEIGHT_MM),
        ],
      },
    ],
  });
}

/** Cells as they are printed: a dash where there is no figure, and none in a text. */
function printed(cells: ReturnType<typeof catalogueCells>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, value === null ? '—' : String(value)]));
}
