import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { catalogueCells, countWords, type CatalogueData } from './catalogue';
import { renderTableCsv } from './csv';
import { visibleColumns } from './listing-table';
import type { TableData } from './table-data';
import { markedTable, renderTable } from './table-export';
import { cleanText, singleLine } from './text';

function catalogueTable(data: CatalogueData): TableData {
  return {
    title: data.title,
    columns: [
      { key: 'section', title: data.nouns.area.zh, type: 'text', width: 14 },
      ...visibleColumns(data).map(({ key, title, width, type = 'text' }) => ({
        key,
        title,
        width: Math.max(6, Math.round(width * 0.5)),
        type,
      })),
      { key: 'id', title: '编号', type: 'text', width: 14 },
    ],
    rows: data.sections.flatMap(({ heading, entries }) =>
      entries.map((entry) => ({ ...catalogueCells(entry), section: singleLine(heading), id: entry.id })),
    ),
  };
}

/** The catalogue as one sheet with a section column and the stable id. */
export async function renderCatalogueXlsx(data: CatalogueData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  return renderTable(
    {
      ...catalogueTable(data),
      notes: [
        [marks.documentNumber(data.documentNumber), data.edition, countWords(data.counts)]
          .map((text) => singleLine(text))
          .join('    '),
      ],
    },
    'xlsx',
    marks,
  );
}

/** The catalogue as CSV, UTF-8 with byte order mark. */
export function renderCatalogueCsv(data: CatalogueData, marks: DemoMarks = NO_MARKS): Buffer {
  return renderTableCsv(markedTable(catalogueTable(data), 'csv', marks));
}

/**
 * The catalogue as JSON for programs: `{title, edition, documentNumber, publishedOn, counts: {listed, removed},
 * columns: [{key, title}], sections: [{id, heading, counts, entries: [{id, no, …, co2, coal, state, stateOn, cases:
 * [{…, annualCO2Tonnes, annualCoalEquivTonnes}]}]}]}`. Ids are stable, `no` is the number within the section. `state`
 * is `listed`, or how the entry was taken off (`removed`, `superseded`, `demoted`, `terminated`) on `stateOn`. Figures
 * are tonnes a year, null where there is none. The holder is present only where it may be shown. A demonstration's
 * begins with `demo: true` and `notice`.
 */
export function renderCatalogueJson(data: CatalogueData, marks: DemoMarks = NO_MARKS): Buffer {
  const document = {
    ...marks.fields(),
    title: marks.title(data.title),
    edition: data.edition,
    documentNumber: marks.documentNumber(data.documentNumber),
    publishedOn: data.publishedOn,
    counts: data.counts,
    columns: visibleColumns(data).map(({ key, title }) => ({ key, title })),
    sections: data.sections.map(({ id, heading, counts, entries }) => ({
      id,
      heading,
      counts,
      entries: entries.map(({ holder, ended, ...entry }) => ({
        ...entry,
        ...(data.showHolder ? { holder } : {}),
        state: ended?.as ?? 'listed',
        stateWords: ended?.words ?? null,
        stateOn: ended?.on ?? null,
      })),
    })),
  };
  return Buffer.from(
    `${JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value), 2)}\n`,
    'utf8',
  );
}
