import { randomBytes } from 'node:crypto';

/** Ids that no code can know: they are made up when the test runs. */
const word = (): string => `x${randomBytes(5).toString('hex')}`;
const text = (zh: string) => `{zh: ${zh}, en: ${zh} in English}`;

export const INVENTED_ROSTER = ['35', '36', '37', '41', '42', '43'].map((prefix) => ({
  org: `ndrc-${prefix}0000`,
  prefix,
}));

/**
 * An edition with ids of this run alone: a hard cap of two with extras, a countersign of one of two, a panel, a list, a
 * notice.
 */
export function inventedYaml(): string {
  const [id, form, quota, route, rubric] = [word(), word(), word(), word(), word()];
  const stage = (kind: string, more: string) =>
    `  - {id: ${word()}, kind: ${kind}, title: ${text('环节')}, publicTitle: ${text('正在办理')}, source: 虚构〔2024〕1号, ${more}}`;
  const reasons = (...codes: string[]) =>
    `rejectReasons: [${codes.map((code) => `{code: ${code}, text: ${text('理由')}}`).join(', ')}]`;
  const days = (n: number) => `{kind: working-days, n: ${n}, strength: soft, source: 虚构〔2024〕1号}`;
  const date = (day: string) => `{kind: date, date: "${day}", strength: hard, source: 虚构〔2024〕1号}`;
  return `id: ${id}
edition: "2024-${word()}"
title: ${text('虚构项目')}
call: {number: 虚构〔2024〕1号, title: 虚构通知, date: "2024-02-05"}
legalBasis: []
issuers: [${text('虚构机关')}]
fairCompetitionReview: {record: 虚构审查意见, date: "2024-02-01"}
authority: ndrc
bindings: {title: /thing/name, area: /thing/area, category: /thing/category, summary: /thing/name}
taxonomy: {id: green-low-carbon-2024, openAreas: ["1"], publishAreas: ["1"]}
ministryDepartments: [{org: most, name: ${text('部门')}}, {org: miit, name: ${text('部门')}}]
duties: []
routes: [{id: ${route}, title: ${text('渠道')}, match: region-or-affiliation}]
quotas: [{id: ${quota}, title: ${text('名额')}, type: cap, strength: hard, cap: 2, rule: {id: r, source: 虚构〔2024〕1号, words: ${text('不得超过2项')}}, extras: {fileBy: ${date('2024-03-29')}, answerBy: ${date('2024-04-30')}, rules: [{id: ${word()}, title: ${text('依据')}, source: 虚构, by: evidence, add: 1}, {id: ${word()}, title: ${text('酌情')}, source: 虚构, by: discretion, range: [1, 2]}]}}]
groupQuota: null
roster: [${INVENTED_ROSTER.map(({ org, prefix }) => `{org: ${org}, name: ${text('推荐单位')}, route: ${route}, regionPrefix: "${prefix}", quota: ${quota}}`).join(', ')}]
eligibility: []
rubrics: [{id: ${rubric}, title: ${text('评分表')}, scale: 10, source: 虚构, criteria: [{id: a, title: ${text('甲')}, weight: 70, guide: ${text('甲')}, source: 虚构}, {id: b, title: ${text('乙')}, weight: 30, guide: ${text('乙')}, source: 虚构}]}]
stages:
${[
  stage('application', `form: ${form}, closes: ${date('2024-05-31')}`),
  stage('quota-extra', `quota: ${quota}`),
  stage('check', `by: nominator, about: formal, correctionDays: 3, ${reasons('incomplete')}`),
  stage(
    'nomination',
    `by: nominator, to: authority, deadline: ${date('2024-06-28')}, late: recipient-decides, ${reasons('late', 'weak')}`,
  ),
  stage(
    'department-review',
    `by: authority, ask: everybody, policy: {kind: at-least, n: 1, silence: consent}, signing: lead, opinionDue: ${days(5)}, correctionDays: 3, restsOn: [/thing], ${reasons('no')}`,
  ),
  stage(
    'written-evaluation',
    `rubric: ${rubric}, minExperts: 3, passMark: 500, sheetDue: ${days(5)}, ${reasons('low')}`,
  ),
  stage('list-decision', reasons('below-cut-line')),
  stage(
    'public-notice',
    `workingDays: 3, firstDay: exclusive, columns: [number, name], ${reasons('objection-upheld')}`,
  ),
  stage(
    'publication',
    `columns: [number, name], showHolder: true, casesPerEntry: {min: 0, max: 1}, document: {number: 虚构〔2024〕2号, title: 虚构名单, date: "2024-12-01"}`,
  ),
].join('\n')}
`;
}

export const inventedForm = (id: string): string => `id: ${id}
version: 1
title: ${text('虚构表')}
source: 虚构〔2024〕1号
totalMb: 10
facts: {today: date}
steps: [{id: only, title: ${text('填写')}, help: ${text('填写')}}]
schema:
  type: object
  additionalProperties: false
  required: [thing]
  properties:
    thing: {type: object, additionalProperties: false, x-step: only, x-title: ${text('事物')}, required: [name, weight], properties: {name: {type: string, maxLength: 50, x-title: ${text('名称')}, x-help: ${text('名称')}}, area: {type: string, maxLength: 5, x-title: ${text('领域')}, x-help: ${text('领域')}}, category: {type: string, maxLength: 5, x-title: ${text('类别')}, x-help: ${text('类别')}}, weight: {type: string, format: decimal, maxLength: 20, x-min: "1", x-title: ${text('重量')}, x-help: ${text('重量')}}}}
rules: [{id: W1, at: /thing/weight, severity: error, source: form, when: 'thing.weight > 100', message: ${text('太重')}}]
attachments: []
lists: {}
`;
