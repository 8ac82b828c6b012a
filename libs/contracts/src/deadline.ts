import { Type, type Static } from '@sinclair/typebox';
import { DocumentNumber, HolidayDay, Key, PlannedDay, Reason } from './text';

/** The State Council's arrangement of one year as its notice announces it. */
export const CalendarYearBody = Type.Object(
  {
    year: Type.Integer({ minimum: 2018, maximum: 2100 }),
    holidays: Type.Array(HolidayDay(), { maxItems: 60, uniqueItems: true }),
    makeUpDays: Type.Array(HolidayDay(), { maxItems: 30, uniqueItems: true }),
    documentNumber: DocumentNumber(),
  },
  { additionalProperties: false },
);
export type CalendarYearBodyDto = Static<typeof CalendarYearBody>;

export interface CalendarYearDto {
  year: number;
  /** 0 for a year that is built in. */
  version: number;
  holidays: string[];
  makeUpDays: string[];
  documentNumber: string | null;
  importedAt: string | null;
}
export interface WorkingCalendarDto {
  version: string;
  years: CalendarYearDto[];
  /** Years that dates already fall into, or soon will, and that nobody has announced here. */
  missing: number[];
}

/** A nominator's own earlier date for its applicants or its departments, within the national one. */
export const OwnDateBody = Type.Object(
  {
    editionId: Key(80),
    what: Type.Union([Type.Literal('application'), Type.Literal('opinion')]),
    date: PlannedDay(),
    reason: Reason(),
    documentNumber: DocumentNumber(),
  },
  { additionalProperties: false },
);
export type OwnDateBodyDto = Static<typeof OwnDateBody>;
export interface OwnDateDto {
  editionId: string;
  what: 'application' | 'opinion';
  date: string;
  nationalDate: string | null;
  reason: string;
  documentNumber: string;
  at: string;
}

/** A date that somebody owes, with what may be done with it. */
export interface OwedDateDto {
  id: string;
  kind: string;
  /** What is owed by it: a case, an opinion, a report… */
  ownerId: string;
  stage: string;
  orgId: string;
  orgName: { zh: string; en: string } | null;
  state: 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'cancelled';
  version: number;
  startedAt: string;
  dueAt: string;
  pausedAt: string | null;
  pauses: number;
  /** Whole days it stood still in all. */
  pausedDays: number;
  extensions: number;
  settledAt: string | null;
  explanation: { zh: string; en: string };
  timeLeft: { zh: string; en: string } | null;
  canExtend: boolean;
}
