import { counted, OURS, oursOf } from '@linxuan/form-rules';
import type {
  DueRule,
  EligibilityRule,
  ProgrammeDefinition,
  QuotaDefinition,
  QuotaExtraRule,
  StageDefinition,
  Text,
} from '@linxuan/domain';
import { dateWords } from './portal/words';

/**
 * Pieces of the guide (办事指南) in plain words, all from the definition; the public site and the back office print the
 * same.
 */
export interface GuideStep {
  id: string;
  title: Text;
  words: Text;
  /** What has to be kept, in words; empty where nothing is set. */
  limits: GuideLimit[];
  source: string;
}
export interface GuideLimit {
  what: Text;
  words: Text;
  /** Fixed last day, where the rule names one. */
  date: string | null;
  soft: boolean;
  source: string;
}
export type GuidedProgramme = Pick<
  ProgrammeDefinition,
  'stages' | 'routes' | 'quotas' | 'eligibility' | 'guide' | 'ours'
>;

const both = (zh: string, en: string): Text => ({ zh, en });

/** What is shown beside a value that no document states. */
export const OURS_WORDS: Text = both('本系统设定，文件未作规定', 'set by this system; no document states it');

/** A source as people read it: the document, or that there is none. */
export function sourceWords(source: string): Text {
  return source === OURS ? OURS_WORDS : both(source, source);
}

/** Whether the edition marks a key of a stage as its own. */
type IsOwn = (...keys: string[]) => boolean;
const NOTHING_OWN: IsOwn = () => false;

function ownIn(definition: GuidedProgramme): (stage: StageDefinition) => IsOwn {
  const marked = oursOf(definition);
  return (stage) => {
    const at = `/stages/${definition.stages.indexOf(stage)}`;
    return (...keys) => marked.has(at) || keys.some((key) => marked.has(`${at}/${key}`));
  };
}

/** Who applies, as the programme calls them. */
export function applicantWords({ guide }: Pick<ProgrammeDefinition, 'guide'>): Text {
  return guide?.applicants ?? both('申报单位', 'Applicants');
}

/** When something is due, in words. */
export function dueWords(rule: DueRule): Text {
  const soft = rule.strength === 'soft' ? both('（原则上）', ' (in principle)') : both('', '');
  const said = plainDue(rule);
  const proof = rule.proof === 'postmark' ? both('，以邮戳为准', ', by postmark') : both('', '');
  return both(said.zh + proof.zh + soft.zh, said.en + proof.en + soft.en);
}

function plainDue({ kind, n = 0, date, namedDay, unlessYoungerMonths }: DueRule): Text {
  switch (kind) {
    case 'date': {
      if (!date) return both('日期另行通知', 'date to be announced');
      return namedDay === 'exclusive'
        ? both(`${dateWords(date, 'zh')}之前`, `before ${dateWords(date, 'en')}`)
        : both(`${dateWords(date, 'zh')}前（含当日）`, `by ${dateWords(date, 'en')}, that day included`);
    }
    case 'working-days':
      return both(`${n} 个工作日内`, `within ${counted(n, 'working day')}`);
    case 'calendar-days':
      return both(`${n} 日内`, `within ${counted(n, 'day')}`);
    case 'months':
      return both(`${n} 个月内`, `within ${counted(n, 'month')}`);
    case 'yearly':
      return both(
        `每年 ${n} 月底前${unlessYoungerMonths ? `（不满 ${unlessYoungerMonths} 个月的下一年报送）` : ''}`,
        `every year by the end of month ${n}${unlessYoungerMonths ? ` (what runs for less than ${counted(unlessYoungerMonths, 'month')} reports a year later)` : ''}`,
      );
  }
}

const limitOf = (what: Text, rule: DueRule | undefined): GuideLimit[] =>
  rule
    ? [
        {
          what,
          words: dueWords(rule),
          date: rule.kind === 'date' ? (rule.date ?? null) : null,
          soft: rule.strength === 'soft',
          source: rule.source,
        },
      ]
    : [];

/**
 * Everything with a time in a stage: terms that a rule sets, days of correction, the length of a notice. What `own`
 * names is the edition's own, whatever document the stage comes from.
 */
export function limitsOf(
  stage: StageDefinition,
  quotas: readonly QuotaDefinition[] = [],
  own: IsOwn = NOTHING_OWN,
): GuideLimit[] {
  const limit = (what: Text, rule: DueRule | undefined, ...keys: string[]): GuideLimit[] =>
    limitOf(what, rule && own(...keys) ? { ...rule, source: OURS } : rule);
  const stated = limit(both('办理', 'Handling'), stage.due, 'due');
  const days = (what: Text, zh: string, en: string, key: string): GuideLimit => ({
    what,
    words: both(zh, en),
    date: null,
    soft: false,
    source: own(key) ? OURS : stage.source,
  });
  switch (stage.kind) {
    case 'application':
    case 'supplement':
      return [...stated, ...limit(both('申报截止', 'Applications close'), stage.closes, 'closes')];
    case 'check':
      return [
        ...stated,
        days(
          both('补正', 'Correction'),
          `${stage.correctionDays} 个工作日内补正`,
          `correct within ${counted(stage.correctionDays, 'working day')}`,
          'correctionDays',
        ),
      ];
    case 'joint-review':
    case 'department-review':
      return [
        ...stated,
        ...limit(both('部门意见', 'Department opinions'), stage.opinionDue, 'opinionDue'),
        days(
          both('补正', 'Correction'),
          `${stage.correctionDays} 个工作日内补正`,
          `correct within ${counted(stage.correctionDays, 'working day')}`,
          'correctionDays',
        ),
      ];
    case 'lead':
      return [
        ...stated,
        ...limit(both('参与单位材料', 'Contributions'), stage.contributionDue, 'contributionDue'),
        ...limit(both('汇总稿确认', 'Confirmation of the joint draft'), stage.confirmDue, 'confirmDue'),
      ];
    case 'nomination':
      // Where the whole stage ends with the nomination, one date says it.
      return [
        ...(stage.due?.date !== undefined && stage.due.date === stage.deadline.date ? [] : stated),
        ...limit(both('推荐截止', 'Nominations close'), stage.deadline, 'deadline'),
      ];
    case 'written-evaluation':
    case 'oral-defence':
      return [...stated, ...limit(both('专家评分', 'Expert sheets'), stage.sheetDue, 'sheetDue')];
    case 'committee-vote':
      return [...stated, ...limit(both('委员投票', 'Votes of the members'), stage.voteDue, 'voteDue')];
    case 'public-notice':
      return [
        ...stated,
        days(
          both('公示', 'Public notice'),
          `公示 ${stage.workingDays} 个工作日`,
          `open for ${counted(stage.workingDays, 'working day')}`,
          'workingDays',
        ),
      ];
    case 'quota-extra': {
      const extras = quotas.find(({ id }) => id === stage.quota)?.extras;
      return [
        ...stated,
        ...limit(both('申请增加名额', 'Requests for extra slots'), extras?.fileBy),
        ...limit(both('答复', 'Answer'), extras?.answerBy),
      ];
    }
    case 'follow-up':
      return [
        ...stated,
        ...stage.reports.flatMap(({ title, due }, index) =>
          limit(title, due, `reports/${index}/due`, `reports/${index}/due/n`),
        ),
        ...limit(both('拨付', 'Payment'), stage.payments?.due),
      ];
    case 'recurring-report':
      return [...stated, ...limit(both('定期报告', 'Reports'), stage.reportDue, 'reportDue')];
    case 'list-decision':
    case 'classification':
    case 'publication':
    case 'agreement':
      return stated;
  }
}

/** Steps of one route, in the order in which a case passes them. */
export function stepsOf(definition: GuidedProgramme, route: string): GuideStep[] {
  const own = ownIn(definition);
  return definition.stages
    .filter((stage) => stage.kind !== 'quota-extra' && (!stage.route || stage.route === route))
    .map((stage) => ({
      id: stage.id,
      title: stage.title,
      words: stage.publicTitle,
      limits: limitsOf(stage, definition.quotas, own(stage)),
      source: own(stage)('source') ? OURS : stage.source,
    }));
}

/** What no document states, in words, as the edition marks it; a person reads it before applying. */
export function oursWords(definition: Pick<ProgrammeDefinition, 'ours'>): Text[] {
  return (definition.ours ?? []).map(({ zh, en }) => both(zh, en));
}

export const conditionsOf = (definition: Pick<ProgrammeDefinition, 'eligibility'>): EligibilityRule[] =>
  definition.eligibility as EligibilityRule[];

/** A ground for extra slots in one sentence. */
export function extraWords(rule: QuotaExtraRule): Text {
  switch (rule.by) {
    case 'fact':
      return both(
        rule.steps.map(({ from, add }) => `达到 ${from} 项的增加 ${add} 个`).join('，') + '（按最高一档）',
        `${rule.steps.map(({ from, add }) => `${from} or more: +${add}`).join(', ')} (the highest step counts)`,
      );
    case 'evidence':
      return both(`提供证明的增加 ${rule.add} 个`, `with evidence: +${rule.add}`);
    case 'discretion':
      return both(
        `由主管部门酌情增加 ${rule.range[0]} 至 ${rule.range[1]} 个`,
        `at the authority's discretion: +${rule.range[0]} to +${rule.range[1]}`,
      );
  }
}

/** One entry of the calendar of an edition. */
export interface CalendarEntry extends GuideLimit {
  stage: string | null;
  stageTitle: Text;
  routes: Text[];
}

/**
 * All terms of an edition: fixed days first in their order, then those that are counted from an event, in the order of
 * the stages.
 */
export function calendarOf(
  definition: GuidedProgramme & Pick<ProgrammeDefinition, 'call' | 'result'>,
): CalendarEntry[] {
  const own = ownIn(definition);
  const fixed = (
    what: Text,
    { date, number, title }: { date: string; number: string | null; title: string },
  ): CalendarEntry => ({
    stage: null,
    stageTitle: what,
    routes: [],
    what,
    words: both(dateWords(date, 'zh'), dateWords(date, 'en')),
    date,
    soft: false,
    source: number ?? title,
  });
  const all = [
    fixed(both('发布通知', 'Call issued'), definition.call),
    ...(definition.result ? [fixed(both('公布结果', 'Result issued'), definition.result)] : []),
    ...definition.stages.flatMap((stage) =>
      limitsOf(stage, definition.quotas, own(stage)).map((one) => ({
        ...one,
        stage: stage.id,
        stageTitle: stage.title,
        routes: stage.route ? definition.routes.filter(({ id }) => id === stage.route).map(({ title }) => title) : [],
      })),
    ),
  ];
  return [
    ...all.filter(({ date }) => date !== null).sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '')),
    ...all.filter(({ date }) => date === null),
  ];
}
