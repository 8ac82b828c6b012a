import { areaCodes, taxonomyId } from './names';
import { OWN, type WizardInput } from './shapes';
import { stagesOf } from './write-stages';
import { code, pair, word } from './yaml-words';

/** The edition as an expert writes it, with comments on what is this edition's own choice. */
export function editionText(input: WizardInput): string {
  const { answers, rules, authority, source } = input;
  const { title, callNumber, callTitle, callDate } = answers;
  return lines(
    '# yaml-language-server: $schema=../../schema/programme.schema.json',
    '#',
    `# ${title.zh}：${rules.what.zh}。`,
    `# ${rules.what.en}.`,
    '# “[open]”是通知没有规定、由本期设定的内容。 / "[open]" marks what the call leaves open.',
    `id: ${answers.id}`,
    `edition: "${answers.edition}"`,
    `title: ${pair(title)}`,
    `call: {number: ${callNumber === '' ? 'null' : word(callNumber)}, title: ${word(callTitle)}, date: "${callDate}"}`,
    'legalBasis: []',
    'issuers:',
    `  - ${pair(authority.name)}`,
    '# 公平竞争审查（发改体改〔2024〕1742号第八条、第九条） / no programme opens without its record',
    `fairCompetitionReview: {record: ${word(answers.reviewRecord)}, date: "${answers.reviewDate}"}`,
    `authority: ${authority.org}`,
    ...guide(input),
    `taxonomy: {id: ${taxonomyId(answers)}, openAreas: ${areas(input)}, publishAreas: ${areas(input)}}`,
    ...ladder(input),
    ...departments(input),
    'duties: []',
    ...routes(input),
    ...quotas(input),
    'groupQuota: null',
    ...roster(input),
    ...visibility(input),
    '',
    ...eligibility(input),
    '',
    ...rubrics(input),
    '',
    'stages:',
    ...stagesOf(input),
    '',
    ...ours(input, source),
  );
}

const lines = (...all: string[]): string => `${all.join('\n')}\n`;
const areas = ({ answers }: WizardInput): string => `[${areaCodes(answers).map(code).join(', ')}]`;

function guide({ answers, source }: WizardInput): string[] {
  return [
    'guide:',
    `  goal: ${pair(answers.goal)}`,
    '  addressees:',
    `    - ${pair(answers.applicants)}`,
    '  mobilisers: []',
    '  materials:',
    `    - {zh: 申报表, en: Application form, source: ${word(source)}}`,
    '  afterPublication: []',
  ];
}

function ladder({ answers }: WizardInput): string[] {
  if (answers.shape !== 'ladder') return [];
  return [`ladder: {ladder: ${answers.ladder}, level: ${answers.level}, title: ${pair(answers.levelTitle)}}`];
}

function departments({ answers, organisations }: WizardInput): string[] {
  if (answers.departments.length === 0) return ['ministryDepartments: []'];
  return [
    'ministryDepartments:',
    ...answers.departments.map((org) => {
      const name = organisations.get(org)?.name ?? { zh: org, en: org };
      return `  - {org: ${code(org)}, name: ${pair(name)}}`;
    }),
  ];
}

/** The one route; its name stands in the roster. */
const routeOf = ({ answers }: WizardInput): 'nation' | 'place' | 'own' =>
  answers.nominators.length === 0 ? 'nation' : answers.routing;

function routes(input: WizardInput): string[] {
  const rows = {
    nation: '  - {id: nation, title: {zh: 统一受理, en: One body for all}, match: national}',
    place: '  - {id: place, title: {zh: 按所在地推荐, en: By place}, match: region-or-affiliation}',
    own: '  - {id: own, title: {zh: 推荐单位自行申报, en: Nominators apply themselves}, match: own}',
  };
  return [
    '# 按所在地受理不是对所在地的条件（发改体改〔2024〕1742号第四十五条） / routing by place is no condition on place',
    'routes:',
    rows[routeOf(input)],
  ];
}

/** Each different number of places is one quota, which all nominators with that number hold an account of. */
const limitsOf = ({ answers }: WizardInput): number[] =>
  [...new Set(answers.nominators.flatMap(({ limit }) => (limit === null ? [] : [limit])))].sort((a, b) => b - a);
const quotaId = ({ rules }: WizardInput, limit: number): string =>
  rules.limit === 'money' ? `money-${limit}` : `places-${limit}`;

function quotas(input: WizardInput): string[] {
  const { answers, rules, source } = input;
  const limits = limitsOf(input);
  if (limits.length === 0) return ['quotas: [] # 不限名额 / no limit is stated'];
  const money = rules.limit === 'money';
  return [
    'quotas:',
    ...limits.flatMap((limit) => [
      `  - id: ${quotaId(input, limit)}`,
      money
        ? `    title: {zh: 资金额度（${limit}万元）, en: "Money (${limit} × 10,000 yuan)"}`
        : `    title: {zh: 推荐名额（${limit}个）, en: Places (${limit})}`,
      `    type: ${money ? 'money' : 'cap'}`,
      answers.strict ? '    strength: hard # 不超过' : '    strength: soft # 原则上不超过',
      money ? `    cap: ${limit * 1_000_000} # 分 / fen` : `    cap: ${limit}`,
      ...(money ? ['    amountField: {pointer: /project/subsidy, unit: wan-yuan}'] : []),
      `    rule: {id: quota.${quotaId(input, limit)}, source: ${word(source)}, words: ${pair(limitWords(input, limit))}}`,
    ]),
  ];
}

function limitWords({ answers, rules }: WizardInput, limit: number): { zh: string; en: string } {
  const [zh, en] = answers.strict ? ['不超过', 'no more than'] : ['原则上不超过', 'in principle no more than'];
  return rules.limit === 'money'
    ? { zh: `上报项目申请资金合计${zh}${limit}万元`, en: `The projects together ask for ${en} ${limit} × 10,000 yuan` }
    : { zh: `推荐数量${zh}${limit}个`, en: `A nominator nominates ${en} ${limit}` };
}

/** 440000 stands for all that begins with 44, 440100 for all that begins with 4401. */
const prefixOf = (region: string): string => region.replace(/(?:00)+$/, '');

function roster(input: WizardInput): string[] {
  const { answers, authority, organisations } = input;
  const route = routeOf(input);
  if (answers.nominators.length === 0)
    return [
      'roster:',
      `  - {org: ${code(authority.org)}, name: ${pair(authority.name)}, route: ${route}, quota: null}`,
    ];
  return [
    'roster:',
    ...answers.nominators.map(({ org, name, region, corps, limit }) => {
      const known = organisations.get(org);
      const place = region ?? known?.region ?? null;
      const where = corps ? ', affiliation: xpcc' : place === null ? '' : `, regionPrefix: "${prefixOf(place)}"`;
      const quota = limit === null ? 'null' : quotaId(input, limit);
      const called = name ?? known?.name ?? { zh: org, en: org };
      const reach = route === 'place' ? where : '';
      return `  - {org: ${code(org)}, name: ${pair(called)}, route: ${route}${reach}, quota: ${quota}}`;
    }),
  ];
}

/** Who applies is hidden from the experts until their work is done. */
function visibility(input: WizardInput): string[] {
  const { answers, rules } = input;
  if (!answers.blind || answers.experts === 'none') return [];
  const asked = answers.departments.length > 0 && rules.departments === 'after-notice';
  const until = rules.ranks
    ? 'list-decision'
    : answers.noticeDays !== null
      ? 'public-notice'
      : asked
        ? 'joint-decision'
        : 'publication';
  return [
    '# 专家不看申报单位 [open] / experts do not see who applies',
    'visibility:',
    `  - {pointer: /holder, hiddenFrom: [expert], until: ${until}, source: ${OWN}}`,
    `  - {pointer: /attachments, hiddenFrom: [expert], until: ${until}, source: ${OWN}}`,
  ];
}

function eligibility(input: WizardInput): string[] {
  const { answers, source } = input;
  return [
    'eligibility:',
    '  - id: field',
    '    title: {zh: 属于征集领域, en: Within the fields}',
    `    basis: {document: ${word(source)}, summary: {zh: 属于通知列出的领域, en: One of the fields of the call}}`,
    '    strength: hard',
    '    inputs: [/technology/area]',
    `    evaluator: {kind: area-open, areas: ${areas(input)}}`,
    ...(answers.shape === 'subsidy'
      ? [
          '  - id: no-double',
          '    title: {zh: 未重复申请资金, en: Money asked for once}',
          `    basis: {document: ${word(source)}, summary: {zh: 同一项目未重复申请财政资金, en: No other public money for the same project}}`,
          '    strength: hard',
          '    inputs: [/declarations/noDoubleFunding]',
          '    evaluator: {kind: feel, expression: "declarations.noDoubleFunding = true"}',
        ]
      : []),
  ];
}

function rubrics({ answers, source }: WizardInput): string[] {
  if (answers.experts === 'none') return ['rubrics: []'];
  return [
    'rubrics:',
    '  - id: expert-sheet',
    '    title: {zh: 专家评审表, en: Expert sheet}',
    '    scale: 100',
    `    source: ${word(source)}`,
    '    criteria: # 权重合计为 100 / the weights add up to 100',
    ...answers.criteria.map(
      ({ title, weight }, index) =>
        `      - {id: c${index + 1}, title: ${pair(title)}, weight: ${weight}, guide: ${pair(title)}, source: ${word(source)}}`,
    ),
  ];
}

/** What the questions do not ask since no call states it; the guide for applicants shows the same list. */
function ours({ answers, rules }: WizardInput, source: string): string[] {
  const nominated = answers.nominators.length > 0;
  const rows = [
    '  - {at: ["/stages/*/correctionDays"], zh: 补正的天数, en: Days for a correction}',
    ...(nominated
      ? ['  - {at: [/stages/nomination/late], zh: 逾期推荐怎样处理, en: What becomes of a late nomination}']
      : []),
    ...(answers.noticeDays === null
      ? []
      : [
          '  - {at: [/stages/public-notice/firstDay], zh: 公示首日不计入, en: The first day of the notice does not count}',
        ]),
    ...(rules.ends === 'publication'
      ? [
          '  - {at: [/stages/publication/casesPerEntry], zh: 每个条目刊登的应用案例数, en: How many cases an entry prints}',
        ]
      : []),
  ];
  return [
    `# ${source === OWN ? '通知没有文号' : source}没有规定的内容；申报指南同样标明。 / What no document states.`,
    'ours:',
    ...rows,
  ];
}
