import { NO_MARKS, papers, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatDate } from './format';
import { paperTitle, signedLine } from './form-table';
import { annexMark } from './official-text';
import { textWidthMm } from './page-setup';
import { grid } from './table-builder';
import { renderTable } from './table-export';
import { singleLine } from './text';

export type NominationSummaryRow = papers.NominationSummaryRow;
export type NominationSummaryData = papers.NominationSummaryData;

const ONE_LINE = new Set(['name', 'holder', 'uscc', 'area', 'category']);

/** What a cell prints; names stand on one line. */
function printed({ key, value }: papers.SummaryColumn, row: NominationSummaryRow): string | number {
  const given = value(row);
  return ONE_LINE.has(key) && typeof given === 'string' ? singleLine(given) : given;
}

/** The summary table as a landscape .docx with repeated header rows. */
export async function renderNominationSummaryDocx(
  data: NominationSummaryData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const columns = papers.summaryColumns(data);
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'landscape',
        children: [
          ...(data.annexLabel ? [annexMark(data.annexLabel)] : []),
          ...paperTitle(data.title, {
            layout: 'landscape',
            above: [`填报单位（盖章）：${data.nominator}`, `共${data.rows.length}项`],
          }),
          grid({
            columns,
            widthMm: textWidthMm.landscape,
            minRowMm: 14,
            pageHeightMm: 156,
            size: 19,
            rows: data.rows.map((row) => columns.map((column) => String(printed(column, row)))),
          }),
          ...signedLine(
            [
              ['填表人', data.preparedBy],
              ['审核人', data.releasedBy],
              ['联系电话', data.phone],
            ],
            data.date,
          ),
        ],
      },
    ],
  });
}

/** The same table as .xlsx. */
export async function renderNominationSummaryXlsx(
  data: NominationSummaryData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const columns = papers.summaryColumns(data);
  return renderTable(
    {
      title: data.title,
      notes: [
        `填报单位：${singleLine(data.nominator)}    填报日期：${formatDate(data.date)}    填表人：${singleLine(data.preparedBy)}    审核人：${singleLine(data.releasedBy)}`,
      ],
      columns: columns.map(({ key, title, width }) => ({
        key,
        title,
        width: Math.max(6, Math.round(width * 0.55) + 1),
        type: key === 'rank' || key === 'caseCount' ? 'integer' : 'text',
      })),
      rows: data.rows.map((row) => Object.fromEntries(columns.map((column) => [column.key, printed(column, row)]))),
    },
    'xlsx',
    marks,
  );
}
