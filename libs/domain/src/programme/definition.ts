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
  type: 'cap' | 'uncapped';
  strength: Strength;
  /** Number of technologies; null for `uncapped`. */
  cap: number | null;
  /** What is counted and when, in words, with the document. */
  rule: { id: string; source: string; words: Text };
}

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
}

export interface RouteDefinition {
  id: string;
  title: Text;
  match: 'central-soe-group' | 'region-or-affiliation';
}

/** When something is due. `after: entry` counts from the moment the stage was entered. */
export interface DueRule {
  kind: 'working-days' | 'calendar-days' | 'date';
  n?: number;
  date?: string;
  strength: Strength;
  source: string;
}

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
  ask: 'lead-chooses' | 'by-duty' | 'nobody';
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
}

export type StageDefinition =
  | ApplicationStage
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
  rubrics: RubricDefinition[];
  stages: StageDefinition[];
}
