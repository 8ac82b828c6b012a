import { Type } from '@sinclair/typebox';
import type { SubjectType, Text } from '@linxuan/domain';
import type { Problem } from './problems';

/** An action as the machine offers it here: enabled, or with the refusal that stands against it. */
export interface DeskAction {
  name: string;
  stage: string;
  reason: 'none' | 'optional' | 'required';
  payload: Record<string, unknown>;
  refusal: Problem | null;
}
export interface DeskReason {
  code: string;
  text: Text;
}
/** A case in the lists of the ministry's desks. */
export interface DeskCase {
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
export interface DeskFile {
  id: string;
  slot: string;
  name: string;
  size: number;
}
/** Where the content of an application is read: the form of its edition and the revision in force. */
export interface DeskContent {
  editionId: string;
  revision: number;
  content: Record<string, unknown>;
  files: DeskFile[];
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
  cases: (DeskCase & { position: number })[];
  slots: { number: number; state: string; caseId: string | null }[];
  actions: DeskAction[];
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
export interface ConditionRow extends DeskCase {
  /** False while the applicant corrects. */
  waiting: boolean;
  met: number;
  notMet: number;
  undetermined: number;
}
export interface ConditionDesk {
  editionId: string;
  stage: { id: string; title: Text };
  data: ConditionRow[];
  total: number;
}
export interface ConditionSheet {
  case: DeskCase;
  ruleVersion: string;
  rules: ConditionRule[];
  reasons: DeskReason[];
  application: DeskContent;
  actions: DeskAction[];
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
  author: string | null;
  askedAt: string;
  dueAt: string | null;
  answeredAt: string | null;
  urgency: DeskCase['urgency'];
  timeLeft: Text | null;
  actions: DeskAction[];
}
export interface StageName {
  id: string;
  title: Text;
}
/** One department's desk: what it was asked, and who may take it. */
export interface ReviewDesk {
  editionId: string;
  stage: StageName;
  /** All stages of this kind, for switching. */
  stages: StageName[];
  data: { case: DeskCase; opinion: ReviewOpinion }[];
  total: number;
  reviewers: { id: string; name: string; open: number }[];
}
/** The lead's desk: cases with the opinion of each department. */
export interface ReviewBoard {
  editionId: string;
  stage: StageName;
  stages: StageName[];
  departments: { org: string; name: Text }[];
  data: { case: DeskCase; opinions: ReviewOpinion[]; ready: boolean }[];
  total: number;
}
export interface ReviewSheet {
  case: DeskCase;
  stage: { id: string; title: Text };
  opinions: ReviewOpinion[];
  /** The one opinion that the signed-in department is asked for. */
  own: ReviewOpinion | null;
  application: DeskContent;
  reasons: DeskReason[];
  actions: DeskAction[];
  duty: string[];
}

/* ---- experts and panels ---- */
export interface RubricView {
  id: string;
  title: Text;
  /** Highest mark of one criterion. */
  scale: number;
  source: string;
  criteria: { id: string; title: Text; weight: number; guide: Text; source: string }[];
}
export interface ConflictView {
  code: string;
  evidence: Record<string, string>;
}
export interface PoolExpert {
  id: string;
  name: string;
  org: string;
  orgName: Text;
  expertise: string[];
  /** 2: the category's own branch, 1: its area, 0: neither. */
  match: 0 | 1 | 2;
  /** Sheets this expert still owes. */
  load: number;
  conflicts: ConflictView[];
  /** Seat in this panel, if any: recused and replaced ones too. */
  seat: { id: string; state: string } | null;
}
export interface DrawView {
  id: string;
  seed: string;
  drawnAt: string;
  drawnBy: string;
  seats: { expert: string; key: string }[];
  notDrawn: { expert: string; key: string; reason: string; evidence: string | null }[];
  short: number;
}
export interface ExpertPool {
  editionId: string;
  case: DeskCase;
  stage: { id: string; title: Text; kind: string };
  minExperts: number;
  experts: PoolExpert[];
  /** Names of the organisations that conflicts speak of, by code. */
  names: Record<string, Text>;
  draws: DrawView[];
}
export const DrawBody = Type.Object({ caseId: Type.String({ format: 'uuid' }), seats: Type.Integer({ minimum: 1, maximum: 15 }) }, { additionalProperties: false });

/** A seat as the lead sees it: who, and whether sealed; numbers only in `sheets` of a complete panel. */
export interface SeatView {
  id: string;
  version: number;
  state: string;
  expert: { id: string; name: string; org: string; orgName: Text };
  invitedAt: string;
  dueAt: string | null;
  sealedAt: string | null;
  overdue: boolean;
  reason: string | null;
  actions: DeskAction[];
}
export interface PanelRowView {
  case: DeskCase;
  state: string;
  minExperts: number;
  seated: number;
  accepted: number;
  sealed: number;
  late: number;
  session: { title: string; at: string; place: string; position: number | null } | null;
  /** Points; null until the panel is complete. */
  mean: number | null;
  spread: number | null;
}
export interface PanelDesk {
  editionId: string;
  stages: StageName[];
  stage: { id: string; title: Text; kind: string; passMark: number | null };
  data: PanelRowView[];
  total: number;
}
export interface SheetView {
  seatId: string;
  expert: string;
  orgName: Text;
  total: number;
  scores: { criterion: string; score: number; comment: string }[];
  comment: string;
}
export interface PanelDetail extends PanelRowView {
  editionId: string;
  stage: { id: string; title: Text; kind: string; passMark: number | null };
  rubric: RubricView;
  seats: SeatView[];
  reasons: DeskReason[];
  actions: DeskAction[];
  /** Null until every sheet is sealed: before, nobody sees a number. */
  result: {
    mean: number;
    spread: number | null;
    min: number;
    max: number;
    passed: boolean | null;
    perCriterion: { id: string; mean: number | null; spread: number | null }[];
    sheets: SheetView[];
  } | null;
}

/* ---- the expert ---- */
export interface MySeat {
  id: string;
  version: number;
  state: string;
  stage: { id: string; title: Text; kind: string };
  caseId: string;
  number: string;
  title: string;
  holderName: string;
  area: string | null;
  invitedAt: string;
  dueAt: string | null;
  urgency: DeskCase['urgency'];
  timeLeft: Text | null;
  sealedAt: string | null;
  session: PanelRowView['session'];
  /** Criteria scored in the unsent sheet. */
  scored: number;
  criteria: number;
  total: number | null;
}
export interface SeatSheet {
  seat: MySeat;
  rubric: RubricView;
  /** Against whom a conflict must be declared; known before the files open. */
  parties: { holder: string; jointHolders: string[]; nominator: Text | null; reportIssuers: string[]; siteOwners: string[] };
  /** Null until the invitation is accepted: recusal comes before the files open. */
  application: DeskContent | null;
  draft: { content: Record<string, unknown>; version: number };
  /** What was sealed, for its author. */
  sealed: { scores: { criterion: string; score: number; comment: string }[]; comment: string; total: number } | null;
  actions: DeskAction[];
}

/* ---- list decision ---- */
export interface ListCase extends DeskCase {
  /** Points; null where no panel was held. */
  written: number | null;
  oral: number | null;
  /** Both panels count equally: our setting, no document states how they combine. */
  combined: number | null;
  rank: number | null;
  tied: boolean;
  /** Opinions of the recheck, in short. */
  recheck: { agree: number; disagree: number };
}
export interface ListWorkspace {
  editionId: string;
  stage: { id: string; title: Text };
  dossier: { id: string; version: number; state: string; preparedBy: string | null; preparedAt: string | null } | null;
  areas: { area: string; title: Text; cases: ListCase[]; notRanked: ListCase[] }[];
  reasons: DeskReason[];
  /** What was prepared and waits for the decision, or the unsent ranking. */
  content: Record<string, unknown> | null;
  draft: { content: Record<string, unknown>; version: number };
  actions: DeskAction[];
  earlier: { id: string; decidedAt: string | null; listed: number; notListed: number }[];
}

export interface DeskSubject {
  type: SubjectType;
  id: string;
}

/**
 * Total of a score sheet in points while it is being filled in, or null where a mark is missing or off the scale. Weights are
 * shares of their sum. Exact in whole hundredths, rounded half up once: what the server computes when the sheet is sealed.
 */
export function liveTotal(rubric: Pick<RubricView, 'scale' | 'criteria'>, marks: Readonly<Record<string, number | null | undefined>>): number | null {
  let sum = 0;
  let weights = 0;
  for (const { id, weight } of rubric.criteria) {
    const mark = marks[id];
    if (mark == null || !isMark(mark, rubric.scale)) return null;
    sum += Math.round(mark * 10) * weight;
    weights += weight;
  }
  if (weights === 0) return null;
  // Marks are tenths and the full total is the scale itself, so hundredths of the total are ten times tenths.
  return Math.floor((2 * sum * 10 + weights) / (2 * weights)) / 100;
}

/** A mark lies between 0 and the scale and has one decimal at most. */
export function isMark(mark: number, scale: number): boolean {
  return Number.isFinite(mark) && mark >= 0 && mark <= scale && Math.abs(mark * 10 - Math.round(mark * 10)) < 1e-6;
}
