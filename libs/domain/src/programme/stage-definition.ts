import type { CountersignPolicy, DocumentRef, DueRule, ReasonCode, Text } from './rule-terms';

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
  /**
   * Only holders of an entry published by this programme may apply; the application starts from that entry's content.
   */
  winnersOf?: { programme: string };
}
/**
 * A further round of the same application (正式申报 after 预申报): the applicant completes what the form asks for in this
 * round.
 */
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
/** 牵头汇总: a body leads; the named bodies contribute, are verified, and confirm a joint draft. */
export interface LeadStage extends StageBase {
  kind: 'lead';
  /** Who leads. */
  by: LeadRelation;
  /** Organisations that contribute and confirm: departments of the ministry level. */
  bodies: string[];
  signing: 'reviewer' | 'lead';
  contributionDue: DueRule;
  /** Working days for a contribution that was sent back. */
  rectifyDays: number;
  confirmDue: DueRule;
  /** What silence past `confirmDue` means: it is consent, or it is waited for until the lead withdraws the question. */
  silence: 'consent' | 'wait';
  rejectReasons: ReasonCode[];
}
/** A part of a whole that must be reached (≥) or exceeded (>), as `2/3`. */
export type Threshold = { atLeast: string } | { moreThan: string };
/** 委员会表决: members vote for or against each case; the vote decides. */
export interface VoteStage extends StageBase {
  kind: 'committee-vote';
  /** Seats that a committee has at least before it may vote. */
  minMembers: number;
  /** `secret`: nobody but the member ever reads a vote; the count is known once it is taken. */
  ballot: 'secret' | 'open';
  /** How many of the members must have voted, abstentions included. */
  quorum: Threshold;
  /** Whether a member who is recused still counts among the members of whom the quorum is a part. */
  recused: 'counted' | 'not-counted';
  /** How many must be in favour, of those who voted or of all members. */
  majority: Threshold & { of: 'present' | 'members' };
  voteDue: DueRule;
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
/** A column of the result that the form fills: a text, a number, or what stands in every row of a table. */
export interface FieldColumn {
  key: string;
  title: Text;
  /** JSON pointer into the form; `*` stands for every row. Only what the form makes public may be printed. */
  field: string;
  /** A number stays a number in spreadsheets and data. */
  type?: 'text' | 'number';
  unit?: Text;
}
/**
 * From which day entries of a class count, and how long what was taken off may still be used. The class is told by the
 * branch of the taxonomy (`of`) or by a column that the form fills (`where`); the closest rule counts, and several alike
 * stand side by side, for those whom each is about.
 */
export interface EffectRule {
  of?: string[];
  where?: { column: string; in: string[] };
  /** Whom it is about, where it is not everybody: 新建企业, 现有企业. */
  for?: Text;
  /** First and last business day of effect. */
  from: string;
  until?: string;
  /** 过渡期: how long after its removal an entry may still be used. */
  afterRemoval?: { kind: 'months' | 'calendar-days'; n: number };
  source: string;
}
export interface PublicationStage extends StageBase {
  kind: 'publication';
  /** Keys of the product's own columns, and columns that the form fills, in their order. */
  columns: (string | FieldColumn)[];
  /** How the number of an entry is printed: `{area}-{no}` (1-07) unless given; `{n}` is the number without a zero. */
  numbering?: string;
  showHolder: boolean;
  casesPerEntry: { min: number; max: number };
  /** When entries take effect, by class; absent: the catalogue says nothing of it. */
  effects?: EffectRule[];
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
  reports: ReportRule[];
  /** Payments of the agreed amount; absent: no money follows. */
  payments?: { due: DueRule; source: string };
  changes: ChangeRule[];
  measures: MeasureRule[];
  /** How following ends, with the reasons to choose from. */
  endings: { outcome: FollowUpEnding; title: Text; reasons: ReasonCode[] }[];
}
/**
 * One report that is owed. It opens when following begins, or when the report that `after` names is accepted, and its
 * date is counted from there.
 */
export interface ReportRule {
  id: string;
  title: Text;
  due: DueRule;
  repeats: boolean;
  after?: string;
  source: string;
}
/**
 * 定期报告: whoever came this far reports again and again, and nothing is published of it. A way may end here.
 */
export interface RecurringReportStage extends StageBase {
  kind: 'recurring-report';
  /** When each report is due: the first from the entry of the stage, each further one from the date of the last. */
  reportDue: DueRule;
  /** How many reports there are. */
  times: number;
  rejectReasons: ReasonCode[];
}
export type FollowUpEnding = 'completed' | 'removed' | 'superseded' | 'demoted' | 'terminated';
/** One row of the change matrix (财教〔2025〕2号): who may decide a change of this kind. */
export interface ChangeRule {
  id: string;
  title: Text;
  /**
   * `holder`: its own decision, recorded; `holder-filed`: decided there and filed with the authority (备案); `never`:
   * refused.
   */
  decides: 'holder' | 'holder-filed' | 'authority' | 'never';
  source: string;
}
/** One step of the ladder of sanctions, mildest first. */
export interface MeasureRule {
  id: string;
  title: Text;
  bars: 'nothing' | 'for-a-time' | 'for-good';
  ends: boolean;
  /** 暂停拨款: while it is in force the holder is paid nothing, in any of its cases that the measure reaches. */
  suspendsPayments?: boolean;
  /**
   * What a bar or a suspension reaches: every edition of the programme, which is the default, or every programme of its
   * authority.
   */
  scope?: 'programme' | 'authority';
  source: string;
}

export type StageDefinition =
  | ApplicationStage
  | SupplementStage
  | QuotaExtraStage
  | AgreementStage
  | FollowUpStage
  | RecurringReportStage
  | CheckStage
  | ReviewStage
  | LeadStage
  | NominationStage
  | EvaluationStage
  | VoteStage
  | ListStage
  | NoticeStage
  | ClassificationStage
  | PublicationStage;
export type StageKindName = StageDefinition['kind'];
export type LeadRelation = 'nominator' | 'authority';
