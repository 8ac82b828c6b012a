import type { SubjectType, Text } from '@linxuan/domain';
import type { OfferedActionDto } from './dossier';
import type { AwayDto } from './task';

export interface ReasonOption {
  code: string;
  text: Text;
}
/** A case in the workspaces of the ministry. */
export interface WorkspaceCase {
  id: string;
  number: string;
  title: string;
  holderName: string;
  nominator: { org: string; name: Text } | null;
  area: string | null;
  category: string | null;
  stage: string;
  state: string;
  version: number;
  enteredAt: string;
  dueAt: string | null;
  urgency: 'overdue' | 'today' | 'soon' | 'normal' | 'none';
  timeLeft: Text | null;
}
/** A file of the revision in force. */
export interface RevisionFile {
  id: string;
  slot: string;
  name: string;
  size: number;
}
/** Where the content of an application is read: the form of its edition and the revision in force. */
export interface RevisionContent {
  editionId: string;
  revision: number;
  content: Record<string, unknown>;
  files: RevisionFile[];
}

/* ---- receipt ---- */
export interface ReceiptRow {
  /** Sent and not received yet. */
  waiting: boolean;
  id: string;
  stage: string;
  stageTitle: Text;
  owner: { org: string; name: Text };
  state: string;
  version: number;
  number: string | null;
  releasedAt: string | null;
  receiptedAt: string | null;
  late: boolean;
  zeroReturn: boolean;
  items: number;
  cap: number | null;
  used: number;
  deadline: string | null;
}
export interface ReceiptDetail extends ReceiptRow {
  /** What the sender wrote in the letter: number, date, signatories, body. */
  letter: Record<string, unknown> | null;
  preparedBy: string | null;
  releasedBy: string | null;
  cases: (WorkspaceCase & { position: number })[];
  slots: { number: number; state: string; caseId: string | null }[];
  /** Whether the paper original decides (以邮戳为准), and what the recipient has noted of its post. */
  byPost: boolean;
  post: { carrier: string; trackingNumber: string; postmarkedOn: string; arrivedOn: string } | null;
  /** Cases over a soft cap with the nominator's reason; received only with an express acceptance. */
  overrides: { caseId: string; reason: string }[];
  actions: OfferedActionDto[];
}

/* ---- condition check ---- */
export type RuleVerdict = 'met' | 'not-met' | 'undetermined';
export interface ConditionRule {
  id: string;
  title: Text;
  /** Number of the document and what it asks for. */
  basis: { document: string; summary: Text };
  strength: 'hard' | 'soft';
  computed: RuleVerdict;
  explanation: Text;
  /** What the computed verdict rests on, as the rule's evaluator gave it. */
  facts: Record<string, unknown>;
  /** Pointers into the form that the rule reads. */
  inputs: string[];
}
export interface ConditionRow extends WorkspaceCase {
  /** False while the applicant corrects. */
  waiting: boolean;
  met: number;
  notMet: number;
  undetermined: number;
}
export interface ConditionWorkspace {
  editionId: string;
  stage: { id: string; title: Text };
  data: ConditionRow[];
  total: number;
}
export interface ConditionWorksheet {
  case: WorkspaceCase;
  ruleVersion: string;
  rules: ConditionRule[];
  reasons: ReasonOption[];
  application: RevisionContent;
  actions: OfferedActionDto[];
}

/* ---- review by departments ---- */
export interface ReviewOpinion {
  id: string;
  caseId: string;
  org: string;
  orgName: Text;
  state: string;
  version: number;
  verdict: string | null;
  text: string | null;
  round: number;
  /** Revision of the application the opinion speaks of. */
  revision: number;
  assignee: { id: string; name: string } | null;
  away: AwayDto | null;
  author: string | null;
  askedAt: string;
  dueAt: string | null;
  answeredAt: string | null;
  urgency: WorkspaceCase['urgency'];
  timeLeft: Text | null;
  actions: OfferedActionDto[];
}
export interface StageName {
  id: string;
  title: Text;
}
/** One department's queue: what it was asked, and who may take it. */
export interface ReviewQueue {
  editionId: string;
  stage: StageName;
  /** All stages of this kind, for switching. */
  stages: StageName[];
  data: { case: WorkspaceCase; opinion: ReviewOpinion }[];
  total: number;
  reviewers: { id: string; name: string; open: number }[];
}
/** The lead's board: cases with the opinion of each department. */
export interface ReviewBoard {
  editionId: string;
  stage: StageName;
  stages: StageName[];
  departments: { org: string; name: Text }[];
  data: { case: WorkspaceCase; opinions: ReviewOpinion[]; ready: boolean }[];
  total: number;
}
export interface ReviewWorksheet {
  case: WorkspaceCase;
  stage: { id: string; title: Text };
  opinions: ReviewOpinion[];
  /** The one opinion that the signed-in department is asked for. */
  own: ReviewOpinion | null;
  application: RevisionContent;
  reasons: ReasonOption[];
  actions: OfferedActionDto[];
  duty: string[];
}

export interface SubjectRef {
  type: SubjectType;
  id: string;
}
