import type { ProgrammeNotifications } from '../notification/notice-rules';
import type { Role } from '../workflow/actor';
import type { ProgrammeGuide } from './guide';

/**
 * A programme edition as one document. The YAML under config/programmes is how it is written;
 * the checked, compiled form of this type is what runs. Sources of the rules stand in the YAML.
 */

/** A text in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}

export interface DocumentRef {
  /** Official number such as 发改办环资〔2024〕528号; some documents print none. */
  number: string | null;
  title: string;
  date: string;
}

/** Strength of a limit in the source: 不得 (hard) or 原则上 (soft: over it only with a recorded reason). */
export type Strength = 'hard' | 'soft';

export interface QuotaDefinition {
  id: string;
  title: Text;
  /** `cap` counts nominated cases, `money` adds up their amounts, `uncapped` sets no limit. */
  type: 'cap' | 'uncapped' | 'money';
  strength: Strength;
  /** Number of cases for `cap`, amount in fen for `money`; null for `uncapped`. */
  cap: number | null;
  /** What is counted and when, in words, with the document. */
  rule: { id: string; source: string; words: Text };
  /** Slots beyond the cap, minted only by a recorded grant; absent: there are none. */
  extras?: QuotaExtras;
  /** `money`: where the submission states the amount that a case takes. */
  amountField?: { pointer: string; unit: 'yuan' | 'wan-yuan' };
}

/** Extra slots that a nominator applies for; what is not filed in time or not answered is zero. */
export interface QuotaExtras {
  fileBy: DueRule;
  /** When the authority answers. */
  answerBy: DueRule;
  rules: QuotaExtraRule[];
}

/**
 * One ground for extra slots. `fact` reads a number of the roster entry against steps (the highest reached step counts, so steps
 * exclude each other), `evidence` adds a fixed number, `discretion` lets the authority choose within a range. Grounds add up.
 */
export type QuotaExtraRule = { id: string; title: Text; source: string } & (
  | { by: 'fact'; fact: string; steps: { from: number; add: number }[] }
  | { by: 'evidence'; add: number }
  | { by: 'discretion'; range: [min: number, max: number] }
);

export interface RosterEntry {
  /** Organisation code, unique over the programme (`ndrc-110000`). */
  org: string;
  name: Text;
  route: string;
  regionPrefix?: string;
  affiliation?: string;
  quota: string | null;
  /** Organisation that holds the account when the cap is shared with it. */
  sharesQuotaOf?: string;
  /** Departments that the lead may ask for a joint opinion. */
  departments?: string[];
  /** Numbers that quota rules read, such as how often this nominator's cases were selected before. */
  facts?: Record<string, number>;
}

/**
 * Who nominates an applicant. `own` is an organisation of the roster that applies itself (a standards body recommends its own
 * standards); `national` is the one entry of the route, whoever applies. `central-soe-group` has one entry that collects for all
 * groups; with `roster-group` each group stands in the roster itself and nominates what comes from its own tree.
 */
export interface RouteDefinition {
  id: string;
  title: Text;
  match: 'central-soe-group' | 'roster-group' | 'region-or-affiliation' | 'own' | 'national';
}

/**
 * When something is due. Counted rules start when the stage (or the piece of work) is entered, `yearly` is the end of the
 * named month of each year, `date` the end of the named day in Beijing.
 */
export interface DueRule {
  kind: 'working-days' | 'calendar-days' | 'months' | 'yearly' | 'date';
  /** Days or months; for `yearly` the month, 1 to 12. */
  n?: number;
  date?: string;
  /** Whether the day the count starts on counts itself; the day after is the usual reading. */
  firstDay?: 'inclusive' | 'exclusive';
  /** “某日前” excludes the named day only where the edition says so. */
  namedDay?: 'inclusive' | 'exclusive';
  /** What proves that a date was kept: the instant in this system, or the postmark of what was sent on paper. */
  proof?: 'platform' | 'postmark';
  /** `yearly`: what runs for less than so many months reports a year later. */
  unlessYoungerMonths?: number;
  strength: Strength;
  source: string;
}

/**
 * When a lead may go on after asking departments (会签). `lead-decides`: all have answered or are overdue, dissent is answered in
 * writing. `all`: nobody may disagree. `at-least`: n agree. `veto`: the named organisations may not disagree.
 */
export type CountersignPolicy =
  | { kind: 'lead-decides' }
  | { kind: 'all'; silence: Silence }
  | { kind: 'at-least'; n: number; silence: Silence }
  | { kind: 'veto'; orgs: string[]; silence: Silence };
/** What an opinion counts as that was not given by its due date: consent, or a wait until the lead withdraws the question. */
export type Silence = 'consent' | 'wait';

export interface ReasonCode {
  code: string;
  text: Text;
}

interface StageBase {
  id: string;
  title: Text;
  /** What the applicant reads while the case is here. */
  publicTitle: Text;
  /** Only cases of this route pass the stage; absent: all do. */
  route?: string;
  due?: DueRule;
  source: string;
}

export interface ApplicationStage extends StageBase {
  kind: 'application';
  form: string;
  closes: DueRule;
  /** Smaller limits for files than the installation's, in megabytes. */
  files?: { eachMb?: number; caseMb?: number };
  /** Only holders of an entry published by this programme may apply; the application starts from that entry's content. */
  winnersOf?: { programme: string };
}
/** A further round of the same application (正式申报 after 预申报): the applicant completes what the form asks for in this round. */
export interface SupplementStage extends StageBase {
  kind: 'supplement';
  /** Fact `round` of the form's conditions while the case is here; `first` before. */
  round: string;
  closes: DueRule;
  rejectReasons: ReasonCode[];
}
export interface CheckStage extends StageBase {
  kind: 'check';
  by: LeadRelation;
  /** `formal` looks at completeness; `eligibility` judges every rule of the edition. */
  about: 'formal' | 'eligibility';
  correctionDays: number;
  rejectReasons: ReasonCode[];
}
export interface ReviewStage extends StageBase {
  kind: 'joint-review' | 'department-review';
  by: LeadRelation;
  /** `everybody`: all departments of the ministry level decide together. */
  ask: 'lead-chooses' | 'by-duty' | 'everybody' | 'nobody';
  /** Absent: `lead-decides`. */
  policy?: CountersignPolicy;
  /** Who signs an opinion: the reviewer, or the department's lead after the reviewer proposed it. */
  signing: 'reviewer' | 'lead';
  opinionDue: DueRule;
  correctionDays: number;
  /** JSON pointers an opinion of this stage rests on when its author declares none. */
  restsOn: string[];
  rejectReasons: ReasonCode[];
}
export interface NominationStage extends StageBase {
  kind: 'nomination';
  by: 'nominator' | 'group';
  /** Who receives the dossier. */
  to: 'nominator' | 'authority';
  deadline: DueRule;
  late: 'recipient-decides' | 'refuse';
  rejectReasons: ReasonCode[];
}
export interface EvaluationStage extends StageBase {
  kind: 'written-evaluation' | 'oral-defence';
  rubric: string;
  minExperts: number;
  /** Lowest mean that passes, in hundredths of a point; null: the lead decides freely. */
  passMark: number | null;
  sheetDue: DueRule;
  rejectReasons: ReasonCode[];
}
export interface ListStage extends StageBase {
  kind: 'list-decision';
  rejectReasons: ReasonCode[];
}
export interface NoticeStage extends StageBase {
  kind: 'public-notice';
  /** Who publishes the notice and hears the objections; the authority when absent. */
  by?: LeadRelation;
  workingDays: number;
  firstDay: 'inclusive' | 'exclusive';
  columns: string[];
  rejectReasons: ReasonCode[];
}
export interface ClassificationStage extends StageBase {
  kind: 'classification';
}
export interface PublicationStage extends StageBase {
  kind: 'publication';
  columns: string[];
  showHolder: boolean;
  casesPerEntry: { min: number; max: number };
  document: DocumentRef;
  /** Where the result is made public when not by a document alone. */
  event?: { title: Text; date: string | null };
}
/** Nominators apply for extra slots and the authority answers. No case passes here: the acts are dossiers. */
export interface QuotaExtraStage extends StageBase {
  kind: 'quota-extra';
  /** The quota whose `extras` are applied for. */
  quota: string;
}
/** 任务书: the authority fixes amount and targets, the holder signs. */
export interface AgreementStage extends StageBase {
  kind: 'agreement';
  rejectReasons: ReasonCode[];
}
/** What a listed holder owes or may ask after the result: reports, payments, changes, and how following ends. */
export interface FollowUpStage extends StageBase {
  kind: 'follow-up';
  reports: { id: string; title: Text; due: DueRule; repeats: boolean; source: string }[];
  /** Payments of the agreed amount; absent: no money follows. */
  payments?: { due: DueRule; source: string };
  changes: ChangeRule[];
  measures: MeasureRule[];
  /** How following ends, with the reasons to choose from. */
  endings: { outcome: FollowUpEnding; title: Text; reasons: ReasonCode[] }[];
}
export type FollowUpEnding = 'completed' | 'removed' | 'superseded' | 'demoted' | 'terminated';
/** One row of the change matrix (财教〔2025〕2号): who may decide a change of this kind. */
export interface ChangeRule {
  id: string;
  title: Text;
  /** `holder`: its own decision, recorded; `holder-filed`: decided there and filed with the authority (备案); `never`: refused. */
  decides: 'holder' | 'holder-filed' | 'authority' | 'never';
  source: string;
}
/** One step of the ladder of sanctions, mildest first. */
export interface MeasureRule {
  id: string;
  title: Text;
  bars: 'nothing' | 'for-a-time' | 'for-good';
  ends: boolean;
  source: string;
}

export type StageDefinition =
  | ApplicationStage
  | SupplementStage
  | QuotaExtraStage
  | AgreementStage
  | FollowUpStage
  | CheckStage
  | ReviewStage
  | NominationStage
  | EvaluationStage
  | ListStage
  | NoticeStage
  | ClassificationStage
  | PublicationStage;
export type StageKindName = StageDefinition['kind'];
export type LeadRelation = 'nominator' | 'authority';

/** Which departments of the ministry level review a branch of the taxonomy (按职责分工). */
export interface Duty {
  branch: string;
  departments: string[];
}

export interface RubricDefinition {
  id: string;
  title: Text;
  /** Highest mark of one criterion. */
  scale: number;
  /** Weights are in percent and sum to 100. */
  criteria: { id: string; title: Text; weight: number; guide: Text; source: string }[];
  source: string;
}

/** A field that some roles do not see before the case has reached a stage (blind review). */
export interface FieldVisibility {
  pointer: string;
  hiddenFrom: Role[];
  /** Stage whose entry releases the field; absent: never. */
  until?: string;
  source: string;
}

/** A level of a ladder of titles (国家、省、市三级联动): entry to it needs the level below. */
export interface LadderLevel {
  ladder: string;
  level: number;
  title: Text;
}

export interface ProgrammeDefinition {
  id: string;
  edition: string;
  title: Text;
  call: DocumentRef;
  result?: DocumentRef;
  legalBasis: DocumentRef[];
  issuers: Text[];
  /** Record of the fair-competition review without which no programme may open (发改体改〔2024〕1742号, art. 8-9). */
  fairCompetitionReview: { record: string; date: string };
  guide?: ProgrammeGuide;
  /** Organisation code of the ministry lead. */
  authority: string;
  taxonomy: { id: string; openAreas: string[]; publishAreas: string[] };
  ministryDepartments: { org: string; name: Text }[];
  duties: Duty[];
  routes: RouteDefinition[];
  quotas: QuotaDefinition[];
  roster: RosterEntry[];
  /** Central enterprise groups and the account each holds (发改办环资〔2024〕528号: 每个中央企业). */
  groupQuota: string | null;
  eligibility: unknown[];
  /** Absent: everybody who sees a case sees its fields. */
  visibility?: FieldVisibility[];
  ladder?: LadderLevel;
  rubrics: RubricDefinition[];
  /** What is told to whom and when; absent: the delivered table. */
  notifications?: ProgrammeNotifications;
  stages: StageDefinition[];
}
