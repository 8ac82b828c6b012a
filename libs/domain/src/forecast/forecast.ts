import {
  addWorkingDays,
  businessDateOf,
  epochOf,
  isWorkingDay,
  provisionalYears,
  workingDaysBetween,
  type BusinessDate,
  type CalendarData,
} from '../calendar';
import { chanceWithin, daysFor, paceOf, type Observed, type Pace } from './pace';
import { restOfDay } from './working-clock';

/** Working days over which a pace is looked at. */
export const WINDOW_DAYS = 10;
/** The interval holds the completion with this chance. */
export const INTERVAL = 0.8;
/** The search for a quantile ends within this part of a day; it must not tip a date over midnight. */
const TOLERANCE = 1e-4;
/** Beyond so many working days a date would say more than is known. */
export const HORIZON_DAYS = 250;

export interface ForecastInput {
  readonly now: string;
  /** Null where no date is stated: there is a completion date then, and nothing to be late for. */
  readonly dueAt: string | null;
  readonly remaining: number;
  readonly own: Observed;
  /** What comparable offices did in the same window; it stands in while an office has done little. */
  readonly peers?: Observed;
}

export type Forecast =
  /** Nothing remains. */
  | { readonly kind: 'done' }
  /**
   * Nobody has finished anything yet: there is no pace, and no chance is made up. `overdue` where the date has passed
   * all the same.
   */
  | { readonly kind: 'undetermined'; readonly daysLeft: number | null; readonly overdue: boolean }
  | {
      readonly kind: 'estimated';
      /** Pieces per working day, the mean of what is believed. */
      readonly pace: number;
      /** Working days left, with the rest of today; 0 when the date has passed; null without a date. */
      readonly daysLeft: number | null;
      readonly overdue: boolean;
      /** Day by which it is as likely finished as not; null beyond the horizon. */
      readonly expectedOn: BusinessDate | null;
      /** Days between which it is finished with the chance INTERVAL; the end is null beyond the horizon. */
      readonly between: readonly [BusinessDate | null, BusinessDate | null];
      /** Working days by which expectedOn misses the due day; negative when earlier. */
      readonly lateBy: number | null;
      /** Chance that it is finished after the due instant; null without a date. */
      readonly chanceLate: number | null;
      /** Years whose holidays are not announced and over which days were counted. */
      readonly unannounced: readonly number[];
    };

/** Working days until an instant's day ends, the rest of today included. */
export function daysUntil(now: string, dueAt: string, calendar: CalendarData): number {
  if (epochOf(dueAt) < epochOf(now)) return 0;
  const full = workingDaysBetween(businessDateOf(now), businessDateOf(dueAt), calendar, { firstDay: 'exclusive' });
  return full + restOfDay(now, calendar);
}

/**
 * The window of a pace: its first instant's day and its length in working days, today counted by what has passed of it.
 */
export function paceWindow(
  now: string,
  calendar: CalendarData,
  length = WINDOW_DAYS,
): { from: BusinessDate; days: number } {
  const today = businessDateOf(now);
  const from = addWorkingDays(today, -length, calendar, { firstDay: 'exclusive' });
  return { from, days: length + (isWorkingDay(today, calendar) ? 1 - restOfDay(now, calendar) : 0) };
}

/** When what remains will be finished at the pace so far, and how sure that is. See `Pace` for the method. */
export function forecast(input: ForecastInput, calendar: CalendarData): Forecast {
  const { now, dueAt, remaining } = input;
  if (remaining <= 0) return { kind: 'done' };
  const overdue = dueAt !== null && epochOf(dueAt) < epochOf(now);
  const daysLeft = dueAt === null ? null : daysUntil(now, dueAt, calendar);
  const pace = paceOf(input.own, input.peers);
  if (!pace) return { kind: 'undetermined', daysLeft, overdue };
  const dayAfter = dateAfter(now, calendar, pace, remaining);
  const expectedOn = dayAfter(0.5);
  const between = [dayAfter((1 - INTERVAL) / 2), dayAfter((1 + INTERVAL) / 2)] as const;
  const furthest = [businessDateOf(now), between[1] ?? expectedOn, ...(dueAt ? [businessDateOf(dueAt)] : [])];
  return {
    kind: 'estimated',
    pace: pace.shape / pace.days,
    daysLeft,
    overdue,
    expectedOn,
    between,
    lateBy: lateBy(dueAt, expectedOn, calendar),
    chanceLate: dueAt === null || daysLeft === null ? null : overdue ? 1 : 1 - chanceWithin(pace, remaining, daysLeft),
    unannounced: provisionalYears(
      businessDateOf(now),
      furthest.reduce<BusinessDate>((last, day) => (day && day > last ? day : last), businessDateOf(now)),
      calendar,
    ),
  };
}

/** The day on which so many working days from now have passed. */
function dateAfter(
  now: string,
  calendar: CalendarData,
  pace: Pace,
  remaining: number,
): (chance: number) => BusinessDate | null {
  const rest = restOfDay(now, calendar);
  return (chance) => {
    const days = daysFor(pace, remaining, chance, HORIZON_DAYS);
    if (!Number.isFinite(days)) return null;
    if (days <= rest) return businessDateOf(now);
    return addWorkingDays(businessDateOf(now), Math.max(1, Math.ceil(days - rest - TOLERANCE)), calendar, {
      firstDay: 'exclusive',
    });
  };
}

function lateBy(dueAt: string | null, expectedOn: BusinessDate | null, calendar: CalendarData): number | null {
  if (dueAt === null || expectedOn === null) return null;
  return workingDaysBetween(businessDateOf(dueAt), expectedOn, calendar, { firstDay: 'exclusive' });
}
