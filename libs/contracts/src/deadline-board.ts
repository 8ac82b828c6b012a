import { Type, type Static } from '@sinclair/typebox';
import type { Forecast, Text } from '@linxuan/domain';
import { ExportFormatQuery } from './task';
import { FilterKey } from './text';

/** Work of one kind in one office: what remains, what was done, and when it will be finished at the pace so far. */
export interface BoardCell {
  stage: string;
  title: Text;
  remaining: number;
  /** Of the remaining ones, those whose correction is out: the applicant has them. */
  paused: number;
  overdue: number;
  done: number;
  /** Pieces finished per working day within the window; null before any work arrived. */
  pace: number | null;
  /** The date that the forecast is held against; null where none is stated. */
  dueAt: string | null;
  forecast: Forecast;
  words: Text;
}
export interface BoardRow {
  org: string;
  name: Text;
  short: Text;
  /** All cells as one queue. */
  whole: BoardCell;
  /** One per stage that the organisation works in. */
  cells: BoardCell[];
  /** Nominators: chosen, and the letter has not gone out. */
  toSend: number;
  /** 0 to 1, the order of the board: the chance of being late; null where nothing remains. */
  risk: number | null;
  lastReminder: string | null;
}
/** An applicant who was asked to correct something. */
export interface BoardApplicant {
  caseId: string;
  number: string;
  title: string;
  org: string;
  name: Text;
  stageTitle: Text;
  dueAt: string | null;
  overdue: boolean;
  timeLeft: Text | null;
  lastReminder: string | null;
}
export interface DeadlineBoard {
  edition: { id: string; title: Text };
  /** What else may be looked at, the ones with the most work first. */
  editions: { id: string; title: Text }[];
  now: string;
  /**
   * `authority`: all nominators and the departments of the ministry level; `nominator`: one's own stages, departments
   * and applicants.
   */
  scope: 'authority' | 'nominator';
  deadline: { at: string; words: Text } | null;
  /**
   * Earlier dates that the nominator has set for its own people, where they are still to come; empty for the authority.
   */
  ownDates: { what: 'application' | 'opinion'; at: string; words: Text }[];
  stages: { stage: string; title: Text }[];
  rows: BoardRow[];
  departments: BoardRow[];
  applicants: BoardApplicant[];
  /** How the forecast is made, for the page to say. */
  method: { windowDays: number; priorDays: number; interval: number };
}

const edition = Type.Optional(FilterKey());
export const BoardExportQuery = Type.Object(
  { editionId: edition, format: ExportFormatQuery },
  { additionalProperties: false },
);
export type BoardExportQueryDto = Static<typeof BoardExportQuery>;

export const STATISTICS_GROUPS = ['stage', 'programme', 'area', 'nominator'] as const;
export type StatisticsGroup = (typeof STATISTICS_GROUPS)[number];
const by = Type.Union(
  STATISTICS_GROUPS.map((one) => Type.Literal(one)),
  { default: 'stage' },
);
export const StatisticsQuery = Type.Object({ editionId: edition, by }, { additionalProperties: false });
export interface StatisticsQueryDto {
  editionId?: string;
  by: StatisticsGroup;
}
export const StatisticsExportQuery = Type.Object(
  { editionId: edition, by, format: ExportFormatQuery },
  { additionalProperties: false },
);
export interface StatisticsExportQueryDto extends StatisticsQueryDto {
  format: 'xlsx' | 'csv';
}

/** Times in working days, days off and (for the median and p90) corrections left out. */
export interface StatisticsRow {
  group: string;
  groupTitle: Text;
  stage: string;
  stageTitle: Text;
  /** Passages of cases through the stage, and those of them that are over. */
  stays: number;
  finished: number;
  median: number | null;
  p90: number | null;
  pausedMedian: number | null;
  corrected: number;
  correctionRate: number;
  dated: number;
  late: number;
  /** Null where the stage has no due date. */
  lateRate: number | null;
}
export interface FunnelStep {
  stage: string;
  title: Text;
  /** Cases that ever reached the stage; those that went on; that ended there; that are there now. */
  reached: number;
  passed: number;
  ended: number;
  here: number;
}
export interface StatisticsView {
  edition: { id: string; title: Text };
  editions: { id: string; title: Text }[];
  now: string;
  by: StatisticsGroup;
  cases: number;
  rows: StatisticsRow[];
  funnel: FunnelStep[];
}
