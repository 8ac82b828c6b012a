import type { DeadlineRow, PartyRow, TaskRow } from './derived-rows';

/**
 * The rows that state changes write. The ledger records exactly these changes, so the current state
 * can be rebuilt by folding the events. Long texts and personal data are held by SHA-256 only.
 * Instants are ISO 8601 in UTC, ids are UUIDs, `orgId` are organisation codes of the roster.
 */
export type SubjectType = 'case' | 'dossier' | 'opinion' | 'seat' | 'objection' | 'obligation' | 'deadline';

export interface CaseRow {
  id: string;
  number: string;
  editionId: string;
  /** Version of the edition that the case is pinned to. */
  editionVersion: number;
  state: string;
  stage: string;
  version: number;
  route: string | null;
  title: string;
  holderName: string;
  area: string | null;
  category: string | null;
  applicantOrg: string;
  groupOrg: string | null;
  nominatorOrg: string | null;
  authorityOrg: string;
  /** Number of the revision in force (0 before the first submission) and its snapshot. */
  revision: number;
  revisionSha: string | null;
  firstSubmittedAt: string | null;
  submittedAt: string | null;
  enteredAt: string;
  dueAt: string | null;
  /** Pointers the applicant was asked to correct; empty when nothing is out. */
  correctionPointers: string[];
  reasonCode: string | null;
  /** State to which a correction leads back. */
  returnedFrom: string | null;
  finalArea: string | null;
  finalCategory: string | null;
  /** Mean of the last complete panel, in hundredths of a point. */
  score: number | null;
  /** Money asked for, later agreed, in fen; null where the programme is not about money. */
  amountFen: number | null;
  /** Published case of the programme below that this one grew from. */
  sourceCaseId: string | null;
  outcome: 'running' | 'rejected' | 'withdrawn' | 'published' | 'ended';
}

export type OpinionVerdict = 'agree' | 'disagree' | 'ask-back';
export interface OpinionRow {
  id: string;
  caseId: string;
  stage: string;
  orgId: string;
  leadOrg: string;
  /** `contributed`, `verified` and `circulated` where a lead collects contributions and circulates a joint draft. */
  state: 'asked' | 'assigned' | 'proposed' | 'answered' | 'cancelled' | 'contributed' | 'verified' | 'circulated';
  version: number;
  verdict: OpinionVerdict | null;
  textSha: string | null;
  /** What it contributed to a joint draft, and the draft that was circulated to it last. */
  contributionSha: string | null;
  draftSha: string | null;
  restsOn: string[];
  /** Revision of the application the opinion speaks of. */
  revision: number;
  round: number;
  assigneeUser: string | null;
  authorUser: string | null;
  /** The person at the keyboard, where a deputy wrote it. */
  authorDeputy: string | null;
  askedAt: string;
  dueAt: string | null;
  answeredAt: string | null;
}

/** How a member voted. */
export type Vote = 'for' | 'against' | 'abstain';

export interface PanelRow {
  id: string;
  caseId: string;
  stage: string;
  leadOrg: string;
  state: 'seating' | 'scoring' | 'complete';
  minExperts: number;
  sessionTitle: string | null;
  sessionAt: string | null;
  sessionPlace: string | null;
  position: number | null;
  mean: number | null;
  spread: number | null;
  completedAt: string | null;
  /** Of a committee that votes: how, and the count once it is taken; null where marks are given. */
  ballot: 'secret' | 'open' | null;
  votesFor: number | null;
  votesAgainst: number | null;
  votesAbstained: number | null;
}

export interface SeatRow {
  id: string;
  panelId: string;
  caseId: string;
  stage: string;
  leadOrg: string;
  expertUser: string;
  expertOrg: string;
  state: 'invited' | 'accepted' | 'sealed' | 'recused' | 'replaced';
  version: number;
  reasonSha: string | null;
  sheetSha: string | null;
  /** Weighted total in hundredths of a point; readable by the lead only once the panel is complete. */
  total: number | null;
  invitedAt: string;
  dueAt: string | null;
  sealedAt: string | null;
  /** Vote of a committee's member; of a secret ballot only the member reads it. */
  vote: Vote | null;
}

export type DossierKind = 'nomination' | 'list' | 'notice' | 'publication' | 'quota-request';
export interface DossierRow {
  id: string;
  editionId: string;
  kind: DossierKind;
  stage: string;
  ownerOrg: string;
  recipientOrg: string | null;
  state: 'drafted' | 'prepared' | 'transmitted' | 'receipted' | 'refused' | 'decided' | 'open' | 'closed' | 'published';
  version: number;
  number: string | null;
  contentSha: string | null;
  /** Digest of what the recipient answered, where a dossier asks for something. */
  answerSha: string | null;
  zeroReturn: boolean;
  late: boolean;
  /** The person at the keyboard who signed first, and in whose name where that was a deputy. */
  preparedBy: string | null;
  preparedFor: string | null;
  preparedAt: string | null;
  releasedBy: string | null;
  releasedAt: string | null;
  receiptedAt: string | null;
  windowEndsAt: string | null;
  closedAt: string | null;
  dueAt: string | null;
  /** What the recipient notes of the paper original: day of the postmark decides where the edition says so. */
  carrier: string | null;
  trackingNumber: string | null;
  postmarkedOn: string | null;
  arrivedOn: string | null;
}

/** What a prepared paper calls an item and which revision it speaks of; null while the paper is in draft. */
export interface NamedItem {
  title: string | null;
  holderName: string | null;
  category: string | null;
  nominatorOrg: string | null;
  revisionSha: string | null;
}

export interface DossierItemRow extends NamedItem {
  id: string;
  dossierId: string;
  caseId: string;
  position: number;
  area: string | null;
  outcome: 'listed' | 'not-listed' | 'included' | 'held' | 'cleared' | 'excluded' | null;
  /** Number within its section of a catalogue. */
  sectionNumber: number | null;
}

export interface QuotaSlotRow {
  id: string;
  accountId: string;
  number: number;
  state: 'free' | 'reserved' | 'transmitted' | 'spent';
  caseId: string | null;
  /**
   * Where the slot comes from: the cap itself, a granted request, a recorded override of a soft cap, or an amount taken
   * of a money account.
   */
  origin: 'cap' | 'grant' | 'override' | 'amount';
  /** Digest of the grant's or the override's reason. */
  originSha: string | null;
  /** Amount that the case holds of a money account, in fen. */
  amountFen: number | null;
}

export interface ObjectionRow {
  id: string;
  caseId: string;
  dossierId: string;
  leadOrg: string;
  state: 'filed' | 'verifying' | 'upheld' | 'dismissed' | 'inadmissible';
  version: number;
  number: string;
  contentSha: string;
  answerSha: string | null;
  filedAt: string;
  dueAt: string | null;
  settledAt: string | null;
}

export interface EntryRow {
  id: string;
  caseId: string;
  editionId: string;
  version: number;
  section: string;
  sectionNumber: number | null;
  contentSha: string;
  confirmedAt: string | null;
  publishedAt: string | null;
}

/**
 * One piece of what follows a result: the agreement itself, a report owed, a payment due, a change asked for, a measure
 * taken.
 */
export interface ObligationRow {
  id: string;
  caseId: string;
  stage: string;
  kind: 'agreement' | 'report' | 'payment' | 'change' | 'measure';
  /** Id of the report, change or measure rule in the definition. */
  ruleId: string;
  leadOrg: string;
  state: 'open' | 'submitted' | 'returned' | 'accepted' | 'refused' | 'filed' | 'settled' | 'cancelled';
  version: number;
  round: number;
  amountFen: number | null;
  contentSha: string | null;
  answerSha: string | null;
  openedAt: string;
  dueAt: string | null;
  submittedAt: string | null;
  settledAt: string | null;
  /** End of a timed bar; for good when a measure bars and this is null. */
  barredUntil: string | null;
}

export type { DeadlineRow, DeadlineKind, TaskRow, PartyRelation, PartyRow } from './derived-rows';

/** Every table that state changes write, by name. */
export interface WorkflowRows {
  case: CaseRow;
  opinion: OpinionRow;
  panel: PanelRow;
  seat: SeatRow;
  dossier: DossierRow;
  dossierItem: DossierItemRow;
  quotaSlot: QuotaSlotRow;
  objection: ObjectionRow;
  entry: EntryRow;
  task: TaskRow;
  party: PartyRow;
  obligation: ObligationRow;
  deadline: DeadlineRow;
}
export type WorkflowTable = keyof WorkflowRows;

/** One written row. `insert` carries the whole row, `update` the changed columns. */
export type RowChange = {
  [T in WorkflowTable]:
    | { table: T; op: 'insert'; id: string; set: WorkflowRows[T] }
    | { table: T; op: 'update'; id: string; set: Partial<WorkflowRows[T]> }
    | { table: T; op: 'delete'; id: string };
}[WorkflowTable];
