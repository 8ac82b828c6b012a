import { OWN, type WizardInput } from './shapes';
import { stage, type Reason } from './stage-lines';
import { pair } from './yaml-words';

const report = (id: string, zh: string, en: string, rule: string, repeats: boolean): string =>
  `  - {id: ${id}, title: ${pair({ zh, en })}, due: {${rule}, strength: soft, source: ${OWN}}, ` +
  `repeats: ${repeats}, source: ${OWN}}`;
const YEARLY = 'kind: yearly, n: 12, unlessYoungerMonths: 6';

function ending(outcome: string, zh: string, en: string, ...rows: Reason[]): string[] {
  return [
    `  - outcome: ${outcome}`,
    `    title: ${pair({ zh, en })}`,
    '    reasons:',
    ...rows.map(([code, reason, words]) => `      - {code: ${code}, text: ${pair({ zh: reason, en: words })}}`),
  ];
}

/** What is owed after a result, and how a result ends. */
export function followUp({ answers, rules }: WizardInput): string[] {
  const removed = ending(
    'removed',
    '移出名单',
    'Removed',
    ['closed', '停止使用或者停产', 'No longer in use'],
    ['false-data', '数据失实', 'False data'],
  );
  const lines: Record<Exclude<typeof rules.follows, 'nothing'>, string[]> = {
    title: [
      'reports:',
      report('yearly', '年度绩效报告', 'Yearly report', YEARLY, true),
      'changes: []',
      'measures: []',
      'endings:',
      ...ending('demoted', '降级', 'Demoted', ['performance', '不再符合本级要求', 'No longer meets this level']),
      ...removed,
    ],
    standard: [
      'reports: []',
      'changes: []',
      'measures: []',
      'endings:',
      ...ending('superseded', '以国家标准为准', 'Superseded by a national standard', [
        'national-standard',
        '对应的国家标准已发布',
        'A national standard was published',
      ]),
      ...removed,
    ],
    task: [
      'reports:',
      report('yearly', '年度执行情况报告', 'Yearly report', YEARLY, true),
      report('acceptance', '验收材料', 'Papers for the acceptance', `kind: months, n: ${answers.months}`, false),
      'changes: []',
      'measures: []',
      'endings:',
      ...ending('completed', '通过验收', 'Accepted', ['passed', '完成任务书目标', 'The task was fulfilled']),
      ...ending(
        'terminated',
        '终止执行',
        'Terminated',
        ['not-passed', '未通过验收', 'Not accepted'],
        ['violation', '严重违反任务书约定', 'Serious breach of the agreement'],
      ),
    ],
  };
  return stage(
    'follow-up',
    'follow-up',
    { zh: '跟踪管理', en: 'Follow-up' },
    { zh: '已入选，正在跟踪管理', en: 'Selected and followed' },
    rules.follows === 'nothing' ? [] : lines[rules.follows],
    OWN,
  );
}
