import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import type { FileChild } from 'docx';
import { writeDocx } from './docx-writer';
import { chineseNumeral, formatDate, formatNumber } from './format';
import { typeSizes } from './fonts';
import { bodyParagraph, emptyLine, officialBlocks, officialParagraph, titleParagraph } from './official-text';
import { textWidthMm } from './page-setup';
import { signatureBlock } from './signature';
import { grid, type GridCell } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type RankedItem = papers.RankedItem;
export type AreaRanking = papers.AreaRanking;
export type ListDecisionMinutesData = papers.ListDecisionMinutesData;

/** Averages stand only for the evaluations that the edition has. */
const columnsOf = ({ nouns, evaluations }: Pick<ListDecisionMinutesData, 'nouns' | 'evaluations'>) => [
  { title: '排序', width: 12, align: 'center' as const },
  { title: '申报编号', width: 34, align: 'center' as const, whole: true },
  { title: nouns.title.zh, width: 45 },
  { title: '推荐单位', width: 26 },
  ...evaluations.map(({ title }) => ({ title, width: 15, align: 'center' as const })),
  { title: '总分', width: 14, align: 'center' as const },
  { title: '结论', width: 22, align: 'center' as const },
];

function areaTable({ items, cutAfter }: AreaRanking, data: ListDecisionMinutesData): FileChild {
  const columns = columnsOf(data);
  const rows: GridCell[][] = [];
  const cut = (above: number): void => {
    rows.push([
      {
        text: `—————— 入选线（以上${above}项）——————`,
        span: columns.length,
        align: 'center',
        typeface: 'heading',
        color: 'C00000',
      },
    ]);
  };
  if (cutAfter === 0) cut(0);
  items.forEach((item, index) => {
    const departs = item.listed !== index < cutAfter;
    rows.push([
      String(item.rank),
      singleLine(item.caseNumber),
      singleLine(item.name),
      singleLine(item.nominator),
      ...data.evaluations.map(({ kind }) => formatNumber(kind === 'written' ? item.writtenMean : item.oralMean)),
      formatNumber(item.total),
      {
        text: `${item.listed ? '入选' : '不入选'}${departs || item.reason ? `\n${item.reason ?? '未写明理由'}` : ''}`,
        typeface: item.listed ? 'heading' : 'body',
      },
    ]);
    if (index + 1 === cutAfter) cut(cutAfter);
  });
  return grid({ columns, widthMm: textWidthMm.form, rows });
}

/** The minutes as .docx: text, then per area the ranking with its cut line. */
export async function renderListDecisionMinutes(
  data: ListDecisionMinutesData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const listed = data.areas.reduce((sum, { items }) => sum + items.filter((item) => item.listed).length, 0);
  const considered = data.areas.reduce((sum, { items }) => sum + items.length, 0);
  const opening = `${formatDate(data.date)}，${singleLine(data.organiser)}在${singleLine(data.place)}召开会议，由${singleLine(data.chair)}主持，研究确定${singleLine(data.nouns.list.zh)}。参加会议的有：${data.attendees.map(singleLine).join('、')}。`;
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'portrait',
        children: [
          titleParagraph(data.title),
          ...emptyLine(),
          bodyParagraph(opening),
          ...officialBlocks(data.deliberation),
          bodyParagraph(
            `会议审议了通过评审和复核的${considered}项${singleLine(data.nouns.item.zh)}，确定其中${listed}项列入${singleLine(data.nouns.list.zh)}，各${singleLine(data.nouns.area.zh)}的排序和入选线见附表。`,
          ),
          bodyParagraph(`拟定：${singleLine(data.proposedBy)}    审定：${singleLine(data.approvedBy)}`, {
            keepNext: true,
          }),
          ...signatureBlock([data.organiser], data.date),
        ],
      },
      {
        layout: 'form',
        children: data.areas.flatMap((area, index): FileChild[] => [
          ...(index === 0 ? [officialParagraph('附表', { typeface: 'heading' })] : []),
          officialParagraph(
            `${chineseNumeral(index + 1)}、${singleLine(area.area)}（${area.items.length}项，入选${area.items.filter((item) => item.listed).length}项）`,
            {
              typeface: 'heading',
              size: typeSizes['小三'],
              before: index === 0 ? 120 : 300,
              keepNext: true,
              outlineLevel: 0,
            },
          ),
          areaTable(area, data),
        ]),
      },
    ],
  });
}
