import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatPeriod } from './format';
import {
  annexMark,
  attachmentNotes,
  bodyParagraph,
  emptyLine,
  officialBlocks,
  titleParagraph,
  type OfficialBlock,
} from './official-text';
import { textWidthMm } from './page-setup';
import { listingTables } from './listing-table';
import { signatureBlock } from './signature';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';

export type PublicNoticeData = papers.PublicNoticeData;

const STANDARD: readonly OfficialBlock[] = [
  {
    kind: 'paragraph',
    text: '公示期内，任何单位和个人对公示内容有异议的，可以书面形式向我们反映，说明异议事项和理由，并附证明材料。以单位名义反映的应加盖公章，以个人名义反映的应署真实姓名和联系方式。我们对反映人的信息予以保密。',
  },
];

/** What is not given has no line: a label without anything behind it helps nobody. */
function contactLines({ body, phone, email, address }: PublicNoticeData['contact']): string[] {
  const lines = [
    ['联系单位', body],
    ['联系电话', phone],
    ['电子邮箱', email],
    ['通信地址', address],
  ] as const;
  return lines.filter(([, text]) => isVisible(text)).map(([label, text]) => `${label}：${singleLine(text)}`);
}

/** The notice as .docx: text with period and contact, then the list. */
export async function renderPublicNotice(data: PublicNoticeData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const count = data.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const dates = `${formatPeriod(data.from, data.to)}（${data.workingDays}个工作日）`;
  const opening = `根据${singleLine(data.basis)}，经申报、推荐、审核和评审，拟将${count}项${singleLine(data.objectName)}列入名单，现予公示。公示时间为${dates}。`;
  // A text that was written says itself what is shown and why.
  const period = `本次公示${singleLine(data.objectName)}${count}项，公示时间为${dates}，名单见附件。`;
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'portrait',
        children: [
          titleParagraph(data.title),
          ...emptyLine(),
          ...(data.paragraphs === null ? [bodyParagraph(opening)] : []),
          ...officialBlocks(data.paragraphs ?? STANDARD),
          ...(data.paragraphs === null ? [] : [bodyParagraph(period)]),
          ...contactLines(data.contact).map((line) => bodyParagraph(line)),
          ...attachmentNotes([data.listTitle]),
          ...signatureBlock(data.issuers, data.date),
        ],
      },
      {
        layout: 'form',
        children: [
          annexMark('附件'),
          titleParagraph(data.listTitle, { maxWidth: 20 }),
          ...emptyLine(),
          ...listingTables(
            { columns: data.columns, sections: data.sections, showHolder: data.showHolder, numbering: 'document' },
            textWidthMm.form,
            225,
          ),
        ],
      },
    ],
  });
}
