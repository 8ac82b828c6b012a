import type { RecusalDefinition } from '../evaluation/recusal/grounds';
import type { ProgrammeNotifications } from '../notification/notice-rules';
import type { Role } from '../workflow/actor';
import type { ProgrammeGuide } from './guide';
import type { ResultNouns } from './nouns';
import type { EntryRule } from './registers';
import type { BasisRef, DocumentRef, DueRule, OpenValue, Strength, Text } from './rule-terms';
import type { StageDefinition } from './stage-definition';

export * from './rule-terms';
export * from './stage-definition';

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
  /** What it counts by, where it binds every case that has a value for it and not the holders of the roster alone. */
  key?: QuotaKey;
  /** The first promise that takes a place; absent: `nomination`. */
  claimedFrom?: PromiseKind;
}

/** Where something is promised to a case, in the order of the work. */
export const PROMISES = ['nomination', 'list', 'agreement', 'publication'] as const;
export type PromiseKind = (typeof PROMISES)[number];

/**
 * What a quota counts by: one account for each value. `who` is whose cases are added up (`region`: the province of the
 * nominator, `all`: everybody's together), `by` a level of the taxonomy, such as the challenge that a case answers.
 * Editions of the programme whose quotas name the same `pot` share its places; with `yearly` those of one year do.
 */
export interface QuotaKey {
  who: 'nominator' | 'group' | 'region' | 'all';
  by?: 'area' | 'category';
  pot?: string;
  yearly?: boolean;
}

/** Extra slots that a nominator applies for; what is not filed in time or not answered is zero. */
export interface QuotaExtras {
  fileBy: DueRule;
  /** When the authority answers. */
  answerBy: DueRule;
  rules: QuotaExtraRule[];
}

/**
 * One ground for extra slots. `fact` reads a number of the roster entry against steps (the highest reached step counts,
 * so steps exclude each other), `evidence` adds a fixed number, `discretion` lets the authority choose within a range.
 * Grounds add up. `counts: listed` keeps a fact up to date: an edition that is copied from this one adds to it how many
 * of each nominator's cases were listed here.
 */
export type QuotaExtraRule = { id: string; title: Text; source: string } & (
  | { by: 'fact'; fact: string; steps: { from: number; add: number }[]; counts?: 'listed' }
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
 * Who nominates an applicant. `own` is an organisation of the roster that applies itself (a standards body recommends
 * its own standards); `national` is the one entry of the route, whoever applies. `central-soe-group` has one entry that
 * collects for all groups; with `roster-group` each group stands in the roster itself and nominates what comes from its
 * own tree.
 */
export interface RouteDefinition {
  id: string;
  title: Text;
  match: 'central-soe-group' | 'roster-group' | 'region-or-affiliation' | 'own' | 'national';
}

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

/** Which fields of an edition's form say what its lists, notices and catalogue say, as JSON pointers. */
export interface ResultBindings {
  /** What the case is called. */
  title: string;
  /** First level of the taxonomy: the lists by area. */
  area: string;
  /** Entry of the taxonomy. */
  category: string;
  /** What an entry of the catalogue begins with. */
  summary: string;
}
/** A level of a ladder of titles (国家、省、市三级联动): entry to it needs the level below. */
export interface LadderLevel {
  ladder: string;
  level: number;
  title: Text;
}

/**
 * A programme edition as one document. The YAML under config/programmes is how it is written;
 * the checked, compiled form of this type is what runs. Sources of the rules stand in the YAML.
 */
export interface ProgrammeDefinition {
  id: string;
  edition: string;
  title: Text;
  call: DocumentRef;
  result?: DocumentRef;
  legalBasis: BasisRef[];
  issuers: Text[];
  /** Record of the fair-competition review without which no programme may open (发改体改〔2024〕1742号, art. 8-9). */
  fairCompetitionReview: { record: string; date: string };
  guide?: ProgrammeGuide;
  /** Organisation code of the ministry lead. */
  authority: string;
  /** Which fields of the form say what the result says; what is left out is read where the delivered forms have it. */
  bindings?: Partial<ResultBindings>;
  /** What this edition calls what it selects; what is left out has a neutral word. */
  nouns?: Partial<ResultNouns>;
  taxonomy: { id: string; openAreas: string[]; publishAreas: string[] };
  ministryDepartments: { org: string; name: Text }[];
  duties: Duty[];
  routes: RouteDefinition[];
  quotas: QuotaDefinition[];
  roster: RosterEntry[];
  /** Central enterprise groups and the account each holds (发改办环资〔2024〕528号: 每个中央企业). */
  groupQuota: string | null;
  /** Registers of which an applicant has to be a member of one; absent: everybody whom a route takes. */
  entry?: EntryRule;
  eligibility: unknown[];
  /** Absent: everybody who sees a case sees its fields. */
  visibility?: FieldVisibility[];
  ladder?: LadderLevel;
  rubrics: RubricDefinition[];
  /** Grounds of recusal that this edition weighs otherwise than the product; absent: none. */
  recusal?: RecusalDefinition[];
  /** What is told to whom and when; absent: the delivered table. */
  notifications?: ProgrammeNotifications;
  /** What of all this no document states (本系统设定，文件未作规定); sources that say so themselves need no row here. */
  ours?: OpenValue[];
  stages: StageDefinition[];
}
