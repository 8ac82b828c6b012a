import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { isVisible } from '@linxuan/form-rules';
import { writeDocx } from './docx-writer';
import { formatDate } from './format';
import { formTable, paperTitle, signedLine, type FormRow } from './form-table';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type OpinionVerdict = papers.OpinionVerdict;
export type DepartmentOpinion = papers.DepartmentOpinion;
export type JointOpinionPaperData = papers.JointOpinionPaperData;

const VERDICTS: Readonly<Record<OpinionVerdict, string>> = {
  agree: '同意',
  disagree: '不同意',
  abstain: '不涉及',
  overdue: '逾期未反馈',
};

const signature = (person: string, date: string | null): string => `签字：${singleLine(person)}    ${formatDate(date)}`;

function opinionRows(opinion: DepartmentOpinion): FormRow[] {
  const signed = opinion.verdict === 'overdue' ? {} : { signed: signature(opinion.person, opinion.date) };
  const text = isVisible(opinion.text) ? `：${opinion.text}` : '';
  return [
    {
      kind: 'wide',
      label: singleLine(opinion.department),
      value: `${VERDICTS[opinion.verdict]}${text}`,
      ...signed,
      minHeightMm: 22,
    },
    ...(opinion.leadAnswer
      ? [
          {
            kind: 'wide',
            label: '牵头部门对不同意见的答复',
            minHeightMm: 22,
            value: opinion.leadAnswer.text,
            signed: signature(opinion.leadAnswer.person, opinion.leadAnswer.date),
          } as const,
        ]
      : []),
  ];
}

/** The joint opinion as .docx: each department's opinion, dissent with the lead's answer, conclusion. */
export async function renderJointOpinionPaper(
  data: JointOpinionPaperData,
  marks: DemoMarks = NO_MARKS,
): Promise<Buffer> {
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'form',
        children: [
          ...paperTitle(data.title, { above: [`牵头部门：${data.lead}`, `申报编号：${data.caseNumber}`] }),
          formTable([
            { kind: 'wide', label: data.nouns.title.zh, value: singleLine(data.name) },
            { kind: 'wide', label: data.nouns.holder.zh, value: singleLine(data.holder) },
            {
              kind: 'pair',
              left: [data.nouns.area.zh, singleLine(data.area)],
              right: [data.nouns.category.zh, singleLine(data.category)],
            },
            { kind: 'band', text: '各部门会审意见' },
            ...data.opinions.flatMap(opinionRows),
            { kind: 'band', text: '牵头部门结论' },
            { kind: 'wide', label: singleLine(data.lead), value: data.conclusion.text, minHeightMm: 28 },
          ]),
          ...signedLine([['负责人签字', data.conclusion.person]], data.conclusion.date),
        ],
      },
    ],
  });
}
