import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import type { FileChild } from 'docx';
import { writeDocx } from './docx-writer';
import { formatDate, formatNumber } from './format';
import { typeSizes } from './fonts';
import { bodyParagraph, emptyLine, officialBlocks, officialParagraph, titleParagraph } from './official-text';
import { textWidthMm } from './page-setup';
import { signatureBlock } from './signature';
import { grid } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type PanelMinutesData = papers.PanelMinutesData;

const size = typeSizes['小四'];

/** Headed parts are numbered by hand because tables stand between them. */
function part(number: string, title: string): FileChild {
  return bodyParagraph(`${number}、${title}`, { typeface: 'heading', keepNext: true, outlineLevel: 0 });
}

function recusalTable(data: PanelMinutesData): FileChild[] {
  if (data.recusals.length === 0)
    return [bodyParagraph(`与会专家均声明与所评${data.nouns.item.zh}及其${data.nouns.holder.zh}无应当回避的情形。`)];
  return [
    grid({
      widthMm: textWidthMm.portrait,
      size,
      columns: [
        { title: '专家', width: 25, align: 'center' },
        { title: '申报编号', width: 35, align: 'center', whole: true },
        { title: '回避理由', width: 66 },
        { title: '替补专家', width: 30, align: 'center' },
      ],
      rows: data.recusals.map(({ expert, caseNumber, reason, replacement }) => [
        singleLine(expert),
        singleLine(caseNumber),
        reason,
        singleLine(replacement ?? '无'),
      ]),
    }),
  ];
}

/** The minutes as .docx. */
export async function renderPanelMinutes(data: PanelMinutesData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const opening = `${formatDate(data.date)}，${singleLine(data.organiser)}在${singleLine(data.place)}召开评审会议，由${singleLine(data.chair)}主持，对${data.results.length}项${data.nouns.item.zh}进行评审。现纪要如下：`;
  const people =
    data.observers.length === 0 ? [] : [bodyParagraph(`列席：${data.observers.map(singleLine).join('、')}。`)];
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'portrait',
        children: [
          titleParagraph(data.title),
          ...emptyLine(),
          bodyParagraph(opening),
          part('一', '参会专家'),
          grid({
            widthMm: textWidthMm.portrait,
            size,
            columns: [
              { title: '序号', width: 13, align: 'center' },
              { title: '姓名', width: 28, align: 'center' },
              { title: '单位', width: 75 },
              { title: '专业', width: 40 },
            ],
            rows: data.members.map(({ name, organisation, specialty }, index) => [
              String(index + 1),
              singleLine(name),
              singleLine(organisation),
              singleLine(specialty),
            ]),
          }),
          ...people,
          part('二', '回避情况'),
          ...recusalTable(data),
          part('三', '评审过程'),
          ...officialBlocks(data.proceedings.map((text) => ({ kind: 'paragraph', text }))),
          part('四', '评审结果'),
          grid({
            widthMm: textWidthMm.portrait,
            size,
            columns: [
              { title: '序号', width: 13, align: 'center' },
              { title: '申报编号', width: 34, align: 'center', whole: true },
              { title: data.nouns.title.zh, width: 61 },
              { title: '平均分', width: 19, align: 'center' },
              { title: '结论', width: 29, align: 'center' },
            ],
            rows: data.results.map(({ caseNumber, name, mean, conclusion }, index) => [
              String(index + 1),
              singleLine(caseNumber),
              singleLine(name),
              formatNumber(mean),
              singleLine(conclusion),
            ]),
          }),
          part('五', '不同意见'),
          ...(data.dissents.length === 0
            ? [bodyParagraph('无。', { keepNext: true })]
            : data.dissents.map(({ expert, text }, index) =>
                bodyParagraph(`${singleLine(expert)}：${text}`, { keepNext: index === data.dissents.length - 1 }),
              )),
          ...emptyLine(1, true),
          officialParagraph(`组长签字：              记录人：${singleLine(data.recorder)}`, {
            keepNext: true,
            indent: { firstLine: 640 },
          }),
          ...signatureBlock([data.organiser], data.date),
        ],
      },
    ],
  });
}
