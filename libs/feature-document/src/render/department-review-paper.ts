import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formatDate } from './format';
import { formTable, paperTitle, signedLine, type FormRow } from './form-table';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type DepartmentReviewPaperData = papers.DepartmentReviewPaperData;

const VERDICTS = { pass: '通过', fail: '不通过', 'ask-back': '需补充说明' } as const;

/** 部门审核表 as .docx. */
export async function renderDepartmentReviewPaper(
  data: DepartmentReviewPaperData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  const asked: FormRow[] = data.askedBack
    ? [
        {
          kind: 'wide',
          label: '补充说明',
          value: `问：${data.askedBack.question}\n答：${data.askedBack.answer}（${formatDate(data.askedBack.date)}）`,
        },
      ]
    : [];
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'form',
        children: [
          ...paperTitle(data.title, { above: [`审核部门：${data.department}`, `申报编号：${data.caseNumber}`] }),
          formTable([
            { kind: 'wide', label: data.nouns.title.zh, value: singleLine(data.name) },
            { kind: 'wide', label: data.nouns.holder.zh, value: singleLine(data.holder) },
            {
              kind: 'pair',
              left: ['推荐单位', singleLine(data.nominator)],
              right: [data.nouns.area.zh, singleLine(data.area)],
            },
            {
              kind: 'pair',
              left: [data.nouns.category.zh, singleLine(data.category)],
              right: ['审核职责', singleLine(data.duty)],
            },
            { kind: 'pair', left: ['办理期限', formatDate(data.dueDate)], right: ['审核结论', VERDICTS[data.verdict]] },
            { kind: 'band', text: '审核要点' },
            ...data.points.map(({ question, finding }): FormRow => ({
              kind: 'wide',
              label: singleLine(question),
              value: finding,
            })),
            ...asked,
            { kind: 'wide', label: '审核意见', value: data.opinion, minHeightMm: 40 },
          ]),
          ...signedLine(
            [
              ['审核人', data.reviewer],
              ['部门负责人（盖章）', data.head],
            ],
            data.date,
          ),
        ],
      },
    ],
  });
}
