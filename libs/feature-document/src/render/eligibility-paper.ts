import { NO_MARKS, type DemoMarks } from '@linxuan/contracts';
import { writeDocx } from './docx-writer';
import { formTable, remarks, paperHeading, paperTitle, signedLine } from './form-table';
import { textWidthMm } from './page-setup';
import { grid } from './table-builder';
import { singleLine } from './text';
import type { papers } from '@linxuan/contracts';

export type RuleVerdict = papers.RuleVerdict;
export type EligibilityRuleResult = papers.EligibilityRuleResult;
export type EligibilityPaperData = papers.EligibilityPaperData;

const VERDICTS: Readonly<Record<RuleVerdict, string>> = {
  met: '符合',
  'not-met': '不符合',
  undetermined: '待人工判定',
};

/** The paper of the condition check as .docx. */
export async function renderEligibilityPaper(data: EligibilityPaperData, marks: DemoMarks = NO_MARKS): Promise<Buffer> {
  return writeDocx(marks, {
    title: data.title,
    sections: [
      {
        layout: 'form',
        children: [
          ...paperTitle(data.title, { above: [`申报编号：${data.caseNumber}`, `规则版本：${data.ruleVersion}`] }),
          formTable([
            { kind: 'wide', label: data.nouns.title.zh, value: singleLine(data.name) },
            { kind: 'wide', label: data.nouns.holder.zh, value: singleLine(data.holder) },
            {
              kind: 'pair',
              left: ['推荐单位', singleLine(data.nominator)],
              right: [data.nouns.area.zh, singleLine(data.area)],
            },
          ]),
          paperHeading('逐项审核情况'),
          grid({
            widthMm: textWidthMm.form,
            minRowMm: 12,
            columns: [
              { title: '序号', width: 12, align: 'center' },
              { title: '文件规定的条件', width: 46 },
              { title: '依据的事实', width: 47 },
              { title: '系统判定', width: 18, align: 'center' },
              { title: '审核结论', width: 18, align: 'center' },
              { title: '说明及审核人', width: 31 },
            ],
            rows: data.rules.map((rule, index) => [
              String(index + 1),
              rule.requirement,
              rule.facts.join('\n'),
              VERDICTS[rule.computed],
              { text: VERDICTS[rule.decided], typeface: rule.decided === 'met' ? 'body' : 'heading' },
              [rule.reason ?? '', singleLine(rule.person)].filter((line) => line !== '').join('\n'),
            ]),
          }),
          paperHeading('审核意见'),
          formTable([{ kind: 'wide', label: '结论', value: data.conclusion, minHeightMm: 24 }]),
          ...signedLine(
            [
              ['审核人', data.checkedBy],
              ['复核人', data.confirmedBy],
            ],
            data.date,
          ),
          ...remarks(['“系统判定”由填报数据按规则计算得出；与“审核结论”不一致的，须写明理由。']),
        ],
      },
    ],
  });
}
