import { addYears, isDate } from './dates';

/**
 * What a date may be about, and the years in which that can be. A typing slip such as year 0024 or 9999 is a date of
 * the calendar and no date of the matter; counted with, it would fulfil "in use for a year" two thousand times.
 */
export type DateKind = 'any' | 'past' | 'plan' | 'patent' | 'coming' | 'ahead' | 'paper' | 'record' | 'holiday';
export const DATE_KINDS: readonly DateKind[] = [
  'any',
  'past',
  'plan',
  'patent',
  'coming',
  'ahead',
  'paper',
  'record',
  'holiday',
];

export interface DateBounds {
  /** First and last day, both included. */
  from: string;
  to: string;
}
const LAST = '2099-12-31';
const BOUNDS: Readonly<Record<DateKind, DateBounds>> = {
  /** Any fact or plan that a form may ask for: the oldest enterprises of today are from the last century. */
  any: { from: '1900-01-01', to: LAST },
  /** Something that has happened: no later than today. */
  past: { from: '1900-01-01', to: LAST },
  /** What belongs to the life of a programme: letters, orders, deputations, deadlines, planned work. */
  plan: { from: '2000-01-01', to: LAST },
  /** The first patents under the Patent Law were granted on 28 December 1985; a grant lies in the past. */
  patent: { from: '1985-12-28', to: LAST },
  /** What is yet to come: the last day of a deputation, the day on which a notice will be published. */
  coming: { from: '2000-01-01', to: LAST },
  /**
   * A day that is planned or owed, and may have been passed when it is written down: deadlines, dates of a programme.
   */
  ahead: { from: '2000-01-01', to: LAST },
  /** The day that stands on a paper: it may be dated ahead a little, for the day of its signature. */
  paper: { from: '2000-01-01', to: LAST },
  /** The first or last day of a look into what is recorded. */
  record: { from: '2000-01-01', to: LAST },
  /**
   * A holiday or make-up day; the first year of the calendar is 2018. Years are announced one at a time, weeks before
   * they begin.
   */
  holiday: { from: '2018-01-01', to: LAST },
};
/** Kinds that today bounds: their first day where it does, and by how many years their last day lies after it. */
const BY_TODAY: Readonly<Partial<Record<DateKind, { first?: 'today'; years: number }>>> = {
  past: { years: 0 },
  patent: { years: 0 },
  coming: { first: 'today', years: 10 },
  ahead: { years: 10 },
  paper: { years: 1 },
  record: { years: 1 },
  holiday: { years: 2 },
};

/** Bounds of a kind; `today` ends what must have happened and what can be planned, and begins what is yet to come. */
export function dateBounds(kind: DateKind, today?: string): DateBounds {
  const { from, to } = BOUNDS[kind];
  const rule = BY_TODAY[kind];
  if (!rule || !isDate(today)) return { from, to };
  const last = addYears(today, rule.years);
  return { from: rule.first === 'today' && today > from ? today : from, to: last < to ? last : to };
}

/** Whether a value is a day (YYYY-MM-DD) that can be meant. */
export function isPlausibleDate(value: unknown, kind: DateKind = 'any', today?: string): value is string {
  const { from, to } = dateBounds(kind, today);
  return isDate(value) && value >= from && value <= to;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

/**
 * Whether a text is an instant with its offset in the life of a programme; one without would be read in the server's
 * zone.
 */
export function isPlausibleInstant(value: unknown): value is string {
  const [, day] = typeof value === 'string' ? (INSTANT.exec(value) ?? []) : [];
  return isPlausibleDate(day, 'plan');
}
