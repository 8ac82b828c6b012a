import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { AlignmentType, type FileChild } from 'docx';
import { writeDocx } from './docx-writer';
import { formatDate, formatDocumentNumber } from './format';
import { typeSizes } from './fonts';
import {
  addresseeParagraph,
  bodyParagraph,
  emptyLine,
  noteParagraph,
  officialParagraph,
  titleParagraph,
} from './official-text';
import { textWidthMm } from './page-setup';
import { signatureBlock } from './signature';
import { grid } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type CorrectionItem = papers.CorrectionItem;
export type ApplicantNoticeData = papers.ApplicantNoticeData;

const TITLES = { acceptance: '受理通知书', correction: '补正通知书', 'non-acceptance': '不予受理通知书' } as const;

function decision(data: ApplicantNoticeData): FileChild[] {
  switch (data.kind) {
    case 'acceptance':
      return [
        bodyParagraph('经审查，上述申报材料齐全、填写规范，符合形式要求，现予受理。'),
        bodyParagraph(data.nextStep ?? '我单位将按程序组织审核，审核结果另行通知。审核期间请保持联系畅通。'),
      ];
    case 'correction':
      return [
        bodyParagraph(
          `经审查，上述申报材料有${data.items.length}处需要补正，具体见下表。请于${formatDate(data.dueDate)}前通过系统补正后重新提交；补正期间原申报的排序和名额不受影响。`,
        ),
        ...emptyLine(),
        grid({
          widthMm: textWidthMm.portrait,
          size: typeSizes['小四'],
          columns: [
            { title: '序号', width: 12, align: 'center' },
            { title: '需补正的内容', width: 38 },
            { title: '存在的问题', width: 53 },
            { title: '补正要求', width: 53 },
          ],
          rows: data.items.map(({ field, problem, requirement }, index) => [
            String(index + 1),
            singleLine(field),
            problem,
            requirement,
          ]),
        }),
        ...emptyLine(1, true),
      ];
    case 'non-acceptance':
      return [
        bodyParagraph('经审查，上述申报不符合受理条件，决定不予受理。理由如下：'),
        ...data.reasons.map((reason, index) =>
          bodyParagraph(data.reasons.length === 1 ? reason : `${index + 1}. ${reason}`),
        ),
        ...(data.remedy ? [bodyParagraph(data.remedy)] : []),
      ];
  }
}

/** 受理通知书, 补正通知书 or 不予受理通知书 as .docx. */
export async function renderApplicantNotice(data: ApplicantNoticeData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  const title = TITLES[data.kind];
  const number =
    data.documentNumber === null
      ? []
      : [officialParagraph(formatDocumentNumber(data.documentNumber), { alignment: AlignmentType.CENTER })];
  return writeDocx(marks, {
    title: `${title} ${singleLine(data.caseNumber)}`,
    sections: [
      {
        layout: 'portrait',
        children: [
          titleParagraph(data.issuer, { size: typeSizes['小二'] }),
          titleParagraph(title, { before: 120 }),
          ...number,
          ...emptyLine(),
          addresseeParagraph(data.applicant),
          bodyParagraph(
            `你单位于${formatDate(data.receivedOn)}提交的“${singleLine(data.name)}”（申报编号：${singleLine(data.caseNumber)}）收悉。依据${singleLine(data.basis)}，我单位对${singleLine(data.programme)}的申报材料进行了审查。`,
          ),
          ...decision(data),
          bodyParagraph('特此通知。', { keepNext: true }),
          ...signatureBlock([data.issuer], data.date, true),
          noteParagraph(`联系人：${data.contact.person}，联系电话：${data.contact.phone}`),
        ],
      },
    ],
  });
}
