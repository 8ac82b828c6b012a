import { formId } from './names';
import { OWN, type WizardInput } from './shapes';
import { CORRECTION, day, due, INCOMPLETE, OUTSIDE, reasons, stage } from './stage-lines';
import { followUp } from './write-follow-up';
import { word, type Pair } from './yaml-words';

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

/** The first check, by the nominator: where money is the limit it is a review by the local department. */
function nominatorCheck(input: WizardInput): string[] {
  return input.rules.limit === 'money'
    ? check(input, 'nominator', 'local-review', ['地方审核', 'Local review'], {
        zh: '地方主管部门正在审核',
        en: 'The local department is reviewing',
      })
    : check(input, 'nominator', 'nominator-check', ['推荐单位审查', 'Check by the nominator'], {
        zh: '推荐单位正在检查材料是否齐全',
        en: 'The nominator is checking whether everything is there',
      });
}

/** The check by the authority: of the form of what was sent, or of the conditions of the programme. */
function authorityCheck(input: WizardInput): string[] {
  return input.rules.check === 'formal'
    ? check(input, 'authority', 'formal-check', ['形式审查', 'Formal check'], {
        zh: '形式审查中',
        en: 'Formal check is under way',
      })
    : check(input, 'authority', 'condition-check', ['条件审核', 'Condition check'], {
        zh: '主管部门正在核对申报条件',
        en: 'The authority is checking the conditions',
      });
}

function check(
  { answers, rules, source }: WizardInput,
  by: 'nominator' | 'authority',
  id: string,
  [zh, en]: [zh: string, en: string],
  publicTitle: Pair,
): string[] {
  const about = by === 'nominator' ? 'formal' : rules.check;
  const lines = [`by: ${by}`, `about: ${about}`, due('due', answers.checkDays), CORRECTION];
  return stage(id, 'check', { zh, en }, publicTitle, [...lines, ...reasons(INCOMPLETE, OUTSIDE)], source);
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
