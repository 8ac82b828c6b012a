import { formId } from './names';
import { OWN, type WizardInput } from './shapes';
import { pair, word, type Pair } from './yaml-words';

type Reason = [code: string, zh: string, en: string];

/** The stages in the order of the work, each as the lines of its entry. */
export function stagesOf(input: WizardInput): string[] {
  const { answers, rules } = input;
  const nominated = answers.nominators.length > 0;
  const asked = answers.departments.length > 0;
  return [
    application(input),
    ...(nominated && rules.nominatorChecks ? [nominatorCheck(input)] : []),
    ...(nominated && answers.nominatorNoticeDays !== null
      ? [notice(input, 'nominator', answers.nominatorNoticeDays)]
      : []),
    ...(nominated ? [nomination(input)] : []),
    authorityCheck(input),
    ...(asked && rules.departments === 'before-experts' ? [departments(input)] : []),
    ...(answers.experts === 'none' ? [] : [evaluation(input)]),
    ...(rules.ranks || answers.experts === 'none' ? [list(input)] : []),
    ...(answers.noticeDays === null ? [] : [notice(input, 'authority', answers.noticeDays)]),
    ...(asked && rules.departments === 'after-notice' ? [departments(input)] : []),
    ...(rules.ends === 'agreement' ? [agreement(input)] : [publication(input)]),
    ...(rules.follows === 'nothing' ? [] : [followUp(input)]),
  ].flat();
}

/** One stage: what every stage has, and its own lines. */
function stage(id: string, kind: string, title: Pair, publicTitle: Pair, lines: string[], source: string): string[] {
  return [
    `  - id: ${id}`,
    `    kind: ${kind}`,
    `    title: ${pair(title)}`,
    `    publicTitle: ${pair(publicTitle)}`,
    ...lines.map((line) => `    ${line}`),
    `    source: ${word(source)}`,
  ];
}

const due = (name: string, days: number): string =>
  `${name}: {kind: working-days, n: ${days}, strength: soft, source: ${OWN}}`;
const reasons = (...rows: Reason[]): string[] => [
  'rejectReasons:',
  ...rows.map(([code, zh, en]) => `  - {code: ${code}, text: ${pair({ zh, en })}}`),
];
const day = (date: string, source: string): string =>
  `{kind: date, date: "${date}", strength: hard, source: ${word(source)}}`;

const CORRECTION = 'correctionDays: 5 # [open]';
const INCOMPLETE: Reason = ['incomplete', '材料不全且未按期补正', 'Incomplete and not corrected in time'];
const OUTSIDE: Reason = ['outside', '不属于征集范围', 'Outside the scope of the call'];

function application({ answers, source }: WizardInput): string[] {
  return stage(
    'application',
    'application',
    { zh: '申报', en: 'Application' },
    { zh: '填报中，尚未提交', en: 'Being filled in, not submitted yet' },
    [
      `form: ${formId(answers)}`,
      `closes: ${day(answers.closes, source)} # 含当日 / the day itself is in time`,
      ...(answers.shape === 'ladder' && answers.below !== null
        ? [`winnersOf: {programme: ${answers.below}} # 先入选下一级 / a level needs the one below`]
        : []),
    ],
    source,
  );
}

function nominatorCheck({ answers, rules, source }: WizardInput): string[] {
  const local = rules.limit === 'money';
  return stage(
    local ? 'local-review' : 'nominator-check',
    'check',
    local ? { zh: '地方审核', en: 'Local review' } : { zh: '推荐单位审查', en: 'Check by the nominator' },
    local
      ? { zh: '地方主管部门正在审核', en: 'The local department is reviewing' }
      : { zh: '推荐单位正在检查材料是否齐全', en: 'The nominator is checking whether everything is there' },
    ['by: nominator', 'about: formal', due('due', answers.checkDays), CORRECTION, ...reasons(INCOMPLETE, OUTSIDE)],
    source,
  );
}

function nomination({ answers, rules, source }: WizardInput): string[] {
  const by = answers.nominateBy ?? answers.closes;
  const money = rules.limit === 'money';
  return stage(
    'nomination',
    'nomination',
    money ? { zh: '汇总上报', en: 'Submission by the nominator' } : { zh: '推荐', en: 'Nomination' },
    { zh: '推荐单位正在汇总推荐', en: 'The nominator is nominating' },
    [
      'by: nominator',
      'to: authority',
      `deadline: ${day(by, source)}`,
      `due: ${day(by, source)}`,
      'late: recipient-decides # [open] 逾期的由主管部门决定是否受理 / the authority decides on what comes late',
      ...reasons(
        money
          ? ['over-quota', '超出资金额度', 'Beyond the money']
          : ['over-quota', '超出推荐名额', 'Beyond the places'],
        ['low-ranking', '综合排序靠后', 'Ranked too low'],
        ['late', '推荐逾期', 'Nominated late'],
      ),
    ],
    source,
  );
}

function authorityCheck({ answers, rules, source }: WizardInput): string[] {
  const formal = rules.check === 'formal';
  return stage(
    formal ? 'formal-check' : 'condition-check',
    'check',
    formal ? { zh: '形式审查', en: 'Formal check' } : { zh: '条件审核', en: 'Condition check' },
    formal
      ? { zh: '形式审查中', en: 'Formal check is under way' }
      : { zh: '主管部门正在核对申报条件', en: 'The authority is checking the conditions' },
    [
      'by: authority',
      `about: ${rules.check}`,
      due('due', answers.checkDays),
      CORRECTION,
      ...reasons(INCOMPLETE, OUTSIDE),
    ],
    source,
  );
}

function departments({ rules, source }: WizardInput): string[] {
  const last = rules.departments === 'after-notice';
  return stage(
    last ? 'joint-decision' : 'department-review',
    'department-review',
    last ? { zh: '会同确定', en: 'Joint decision' } : { zh: '部门会审', en: 'Review by departments' },
    last
      ? { zh: '有关部门正在共同确定', en: 'The departments are deciding together' }
      : { zh: '有关部门正在审核', en: 'The departments are reviewing' },
    [
      'by: authority',
      'ask: everybody',
      'policy: {kind: all, silence: wait} # 未答复不视为同意 / silence is no consent',
      'signing: lead',
      due('opinionDue', 10),
      due('due', 15),
      CORRECTION,
      'restsOn: [/technology]',
      ...reasons(['department-disagrees', '有部门不同意', 'A department does not agree']),
    ],
    source,
  );
}

function evaluation({ answers, source }: WizardInput): string[] {
  const defence = answers.experts === 'defence';
  const { passMark } = answers;
  return stage(
    'evaluation',
    defence ? 'oral-defence' : 'written-evaluation',
    defence ? { zh: '答辩评审', en: 'Oral defence' } : { zh: '专家评审', en: 'Expert review' },
    { zh: '专家正在评审', en: 'Experts are evaluating' },
    [
      'rubric: expert-sheet',
      `minExperts: ${answers.expertCount}`,
      passMark === null
        ? 'passMark: null # 没有合格线 / no pass mark: the lead decides'
        : `passMark: ${passMark * 100} # ${passMark} 分 / in hundredths of a point`,
      due('sheetDue', 10),
      due('due', 15),
      ...reasons(['low-score', '专家评审未通过', 'Not passed by the experts']),
    ],
    source,
  );
}

function list({ source }: WizardInput): string[] {
  return stage(
    'list-decision',
    'list-decision',
    { zh: '确定名单', en: 'List decision' },
    { zh: '正在研究确定名单', en: 'The list is being decided' },
    reasons(['below-cut-line', '综合比较未入选', 'Not selected']),
    source,
  );
}

function notice({ source }: WizardInput, by: 'nominator' | 'authority', days: number): string[] {
  const own = by === 'nominator';
  return stage(
    own ? 'nominator-notice' : 'public-notice',
    'public-notice',
    own ? { zh: '推荐单位公示', en: 'Notice by the nominator' } : { zh: '公示', en: 'Public notice' },
    own
      ? { zh: '推荐单位正在公示，听取社会意见', en: 'On notice by the nominator, objections may be raised' }
      : { zh: '正在公示，听取社会意见', en: 'On public notice, objections may be raised' },
    [
      ...(own ? ['by: nominator'] : []),
      `workingDays: ${days}`,
      'firstDay: exclusive # [open] 自次日起算 / counted from the next day',
      'columns: [number, name, area, holder]',
      ...reasons(['objection-upheld', '公示异议成立', 'An objection was upheld']),
    ],
    source,
  );
}

function publication({ answers, source }: WizardInput): string[] {
  return stage(
    'publication',
    'publication',
    { zh: '发布', en: 'Publication' },
    { zh: '已入选，正在编写发布内容', en: 'Selected, the entry is being written' },
    [
      due('due', 10),
      'columns: [number, name, category, process]',
      'showHolder: true',
      'casesPerEntry: {min: 0, max: 2} # [open]',
      `document: {number: null, title: ${word(answers.catalogue)}, date: "${answers.resultDate}"}`,
    ],
    source,
  );
}

function agreement({ source }: WizardInput): string[] {
  return stage(
    'agreement',
    'agreement',
    { zh: '签订任务书', en: 'Task agreement' },
    { zh: '已入选，正在签订任务书', en: 'Selected, the task agreement is being signed' },
    [
      `due: {kind: calendar-days, n: 30, strength: soft, source: ${OWN}}`,
      ...reasons(['not-signed', '未签订任务书', 'The agreement was not signed']),
    ],
    source,
  );
}

const report = (id: string, zh: string, en: string, rule: string, repeats: boolean): string =>
  `  - {id: ${id}, title: ${pair({ zh, en })}, due: {${rule}, strength: soft, source: ${OWN}}, repeats: ${repeats}, source: ${OWN}}`;
const YEARLY = 'kind: yearly, n: 12, unlessYoungerMonths: 6';

function ending(outcome: string, zh: string, en: string, ...rows: Reason[]): string[] {
  return [
    `  - outcome: ${outcome}`,
    `    title: ${pair({ zh, en })}`,
    '    reasons:',
    ...rows.map(([code, reason, words]) => `      - {code: ${code}, text: ${pair({ zh: reason, en: words })}}`),
  ];
}

function followUp({ answers, rules }: WizardInput): string[] {
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
