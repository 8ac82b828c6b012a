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
import { listingTables, type ListingColumn } from './listing-table';
import { signatureBlock } from './signature';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type PublicNoticeData = papers.PublicNoticeData;

/** Columns of the notice unless the programme names others. */
export const defaultNoticeColumns: readonly ListingColumn[] = [
  { key: 'no', title: '序号', width: 12, align: 'center' },
  { key: 'name', title: '技术名称', width: 70 },
  { key: 'category', title: '产业类别', width: 38, align: 'center' },
  { key: 'nominator', title: '推荐单位', width: 50, align: 'center' },
];

const STANDARD: readonly OfficialBlock[] = [
  {
    kind: 'paragraph',
    text: '公示期内，任何单位和个人对公示内容有异议的，可以书面形式向我们反映，说明异议事项和理由，并附证明材料。以单位名义反映的应加盖公章，以个人名义反映的应署真实姓名和联系方式。我们对反映人的信息予以保密。',
  },
];

/** The notice as .docx: text with period and contact, then the list. */
export async function renderPublicNotice(data: PublicNoticeData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const count = data.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const { contact } = data;
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'portrait',
        children: [
          titleParagraph(data.title),
          ...emptyLine(),
          bodyParagraph(
            `根据${singleLine(data.basis)}，经申报、推荐、审核和评审，拟将${count}项${singleLine(data.objectName)}列入名单，现予公示。公示时间为${formatPeriod(data.from, data.to)}（${data.workingDays}个工作日）。`,
          ),
          ...officialBlocks(data.paragraphs ?? STANDARD),
          bodyParagraph(`联系单位：${singleLine(contact.body)}`),
          bodyParagraph(`联系电话：${singleLine(contact.phone)}`),
          bodyParagraph(`电子邮箱：${singleLine(contact.email)}`),
          bodyParagraph(`通信地址：${singleLine(contact.address)}`),
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
