import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { catalogueCells, type CatalogueData } from './catalogue';
import { renderTableCsv } from './csv';
import { NUMBER_KEY, numberedSections, visibleColumns } from './listing-table';
import type { TableData } from './table-data';
import { markedTable, renderTable } from './table-export';
import { cleanText, singleLine } from './text';

function catalogueTable(data: CatalogueData): TableData {
  const columns = visibleColumns(data);
  const sections = numberedSections({
    columns,
    showHolder: data.showHolder,
    numbering: 'section',
    sections: data.sections.map(({ heading, entries }) => ({
      heading,
      rows: entries.map((entry) => ({ id: entry.id, ...catalogueCells(entry, data.showHolder) })),
    })),
  });
  return {
    title: data.title,
    columns: [
      { key: 'section', title: '产业领域', type: 'text', width: 14 },
      ...columns.map(({ key, title, width }) => ({
        key,
        title,
        width: Math.max(6, Math.round(width * 0.5)),
        type: key === NUMBER_KEY ? ('integer' as const) : ('text' as const),
      })),
      { key: 'id', title: '编号', type: 'text', width: 14 },
    ],
    rows: sections.flatMap(({ heading, rows }) =>
      rows.map(({ number, cells }) => ({ section: heading, [NUMBER_KEY]: number, ...cells })),
    ),
  };
}

/** The catalogue as one sheet with a section column and the stable id. */
export async function renderCatalogueXlsx(data: CatalogueData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  return renderTable(
    {
      ...catalogueTable(data),
      notes: [`${singleLine(marks.documentNumber(data.documentNumber))}    ${singleLine(data.edition)}`],
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
 * The catalogue as JSON for programs: `{title, edition, documentNumber, publishedOn, sections: [{id, heading, entries: [{id, no, …}]}]}`.
 * Ids are stable, `no` counts within the section, the holder is present only where it may be shown.
 * A demonstration's begins with `demo: true` and `notice`.
 */
export function renderCatalogueJson(data: CatalogueData, marks: DemoMarks = NO_MARKS): Buffer {
  const document = {
    ...marks.fields(),
    title: marks.title(data.title),
    edition: data.edition,
    documentNumber: marks.documentNumber(data.documentNumber),
    publishedOn: data.publishedOn,
    sections: data.sections.map(({ id, heading, entries }) => ({
      id,
      heading,
      entries: entries.map(({ id: entryId, holder, ...entry }, index) => ({
        id: entryId,
        no: index + 1,
        ...entry,
        ...(data.showHolder ? { holder } : {}),
      })),
    })),
  };
  return Buffer.from(
    `${JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value), 2)}\n`,
    'utf8',
  );
}
