import { Type } from '@sinclair/typebox';
import { cutText } from '@linxuan/form-rules';
import type { Text, Vote } from '@linxuan/domain';
import type { OfferedActionDto } from './dossier';
import type { WorkspaceCase, RevisionContent, ReasonOption, StageName } from './ministry-work';
import { Uuid } from './text';

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
  /** `bars`: no seat; `asks`: the expert states the facts before the files open. */
  strength: 'bars' | 'asks';
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
  case: WorkspaceCase;
  stage: { id: string; title: Text; kind: string };
  minExperts: number;
  experts: PoolExpert[];
  /** Names of the organisations that conflicts speak of, by code. */
  names: Record<string, Text>;
  draws: DrawView[];
}
export const DrawBody = Type.Object(
  { caseId: Uuid(), seats: Type.Integer({ minimum: 1, maximum: 15 }) },
  { additionalProperties: false },
);

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
  /** Grounds on which the expert has to keep away, as is known today; a sealed sheet stays where it is. */
  mustRecuse: string[];
  reason: string | null;
  actions: OfferedActionDto[];
}
export interface PanelRowView {
  case: WorkspaceCase;
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
export interface PanelWorkspace {
  editionId: string;
  stages: StageName[];
  /** `sessions`: it is held in sessions, each with a place and a time. */
  stage: { id: string; title: Text; kind: string; sessions: boolean; passMark: number | null };
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
/** The rules by which a committee votes, and the count once it is taken. */
export interface BallotView {
  ballot: 'secret' | 'open';
  quorum: Text;
  majority: Text;
  /** Null until the votes are counted. */
  count: { votesFor: number; votesAgainst: number; votesAbstained: number } | null;
  /** Who voted how; null where the ballot is secret or not counted. */
  votes: { seatId: string; vote: Vote; reason: string | null }[] | null;
}
export interface PanelDetail extends PanelRowView {
  editionId: string;
  /** `sessions`: it is held in sessions, each with a place and a time. */
  stage: { id: string; title: Text; kind: string; sessions: boolean; passMark: number | null };
  /** Null where a committee votes. */
  rubric: RubricView | null;
  /** Null where marks are given. */
  ballot: BallotView | null;
  seats: SeatView[];
  reasons: ReasonOption[];
  actions: OfferedActionDto[];
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
  urgency: WorkspaceCase['urgency'];
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
  /** Null where a committee votes. */
  rubric: RubricView | null;
  /** Where a committee votes: how, by what rules, and one's own vote once it is cast. */
  ballot: { ballot: 'secret' | 'open'; quorum: Text; majority: Text; vote: Vote | null } | null;
  /** Against whom a conflict must be declared; known before the files open. */
  parties: {
    holder: string;
    jointHolders: string[];
    nominator: Text | null;
    reportIssuers: string[];
    siteOwners: string[];
  };
  /** Null until the invitation is accepted: recusal comes before the files open. */
  application: RevisionContent | null;
  draft: { content: Record<string, unknown>; version: number };
  /** What was sealed, for its author. */
  sealed: { scores: { criterion: string; score: number; comment: string }[]; comment: string; total: number } | null;
  actions: OfferedActionDto[];
}

/* ---- list decision ---- */
export interface ListCase extends WorkspaceCase {
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
  reasons: ReasonOption[];
  /** What was prepared and waits for the decision, or the unsent ranking. */
  content: Record<string, unknown> | null;
  draft: { content: Record<string, unknown>; version: number };
  actions: OfferedActionDto[];
  earlier: { id: string; decidedAt: string | null; listed: number; notListed: number }[];
}

/**
 * Total of a score sheet in points while it is being filled in, or null where a mark is missing or off the scale.
 * Weights are shares of their sum. Exact in whole hundredths, rounded half up once: what the server computes when the
 * sheet is sealed.
 */
export function liveTotal(
  rubric: Pick<RubricView, 'scale' | 'criteria'>,
  marks: Readonly<Record<string, number | null | undefined>>,
): number | null {
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

/**
 * What a mark field holds: the mark, or what was typed instead of one. Only a mark in plain digits counts, so that what
 * is shown is what is sealed.
 */
export function readMark(typed: string, scale: number): { score: number | null; wrong: string } {
  // A comma or a Chinese full stop is a point that slipped; "1,000" is no mark.
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[,。](?=\d?$)/, '.');
  if (text === '') return { score: null, wrong: '' };
  const score = /^\d{1,6}(\.\d{0,9})?$/.test(text) ? Number(text) : NaN;
  return isMark(score, scale) ? { score, wrong: '' } : { score: null, wrong: cutText(typed, 40) };
}
