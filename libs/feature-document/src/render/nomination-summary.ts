import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatDate } from './format';
import { paperTitle, signedLine } from './form-table';
import { annexMark } from './official-text';
import { textWidthMm } from './page-setup';
import { grid } from './table-builder';
import { renderTable } from './table-export';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type NominationSummaryRow = papers.NominationSummaryRow;
export type NominationSummaryData = papers.NominationSummaryData;

interface SummaryColumn {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'center';
  readonly value: (row: NominationSummaryRow) => string | number;
}

const COLUMNS: readonly SummaryColumn[] = [
  { key: 'rank', title: '排序', width: 13, align: 'center', value: ({ rank }) => rank },
  { key: 'name', title: '技术名称', width: 34, align: 'left', value: ({ name }) => singleLine(name) },
  { key: 'holder', title: '技术持有单位', width: 28, align: 'left', value: ({ holder }) => singleLine(holder) },
  { key: 'uscc', title: '统一社会信用代码', width: 44, align: 'center', value: ({ uscc }) => singleLine(uscc) },
  { key: 'area', title: '产业领域', width: 22, align: 'center', value: ({ area }) => singleLine(area) },
  { key: 'category', title: '产业类别', width: 21, align: 'center', value: ({ category }) => singleLine(category) },
  { key: 'caseCount', title: '应用实例', width: 13, align: 'center', value: ({ caseCount }) => caseCount },
  { key: 'patents', title: '专利', width: 33, align: 'left', value: ({ patents }) => patents.join('\n') },
  { key: 'effects', title: '主要效果', width: 30, align: 'left', value: ({ effects }) => effects.join('\n') },
  { key: 'opinion', title: '推荐意见', width: 30, align: 'left', value: ({ opinion }) => opinion },
  {
    key: 'contact',
    title: '联系人及电话',
    width: 28,
    align: 'center',
    value: ({ contact }) => `${singleLine(contact.person)}\n${singleLine(contact.phone)}`,
  },
];

/** The summary table as a landscape .docx with repeated header rows. */
export async function renderNominationSummaryDocx(
  data: NominationSummaryData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
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
            columns: COLUMNS,
            widthMm: textWidthMm.landscape,
            minRowMm: 14,
            pageHeightMm: 156,
            size: 19,
            rows: data.rows.map((row) => COLUMNS.map(({ value }) => String(value(row)))),
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
  return renderTable(
    {
      title: data.title,
      notes: [
        `填报单位：${singleLine(data.nominator)}    填报日期：${formatDate(data.date)}    填表人：${singleLine(data.preparedBy)}    审核人：${singleLine(data.releasedBy)}`,
      ],
      columns: COLUMNS.map(({ key, title, width }) => ({
        key,
        title,
        width: Math.max(6, Math.round(width * 0.55) + 1),
        type: key === 'rank' || key === 'caseCount' ? 'integer' : 'text',
      })),
      rows: data.rows.map((row) => Object.fromEntries(COLUMNS.map(({ key, value }) => [key, value(row)]))),
    },
    'xlsx',
    marks,
  );
}
