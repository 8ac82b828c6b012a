import type { BusinessDate } from './business-date';
import { addDays, dayOfWeek, daysBetween, yearOf } from './business-date';
import type { CalendarData, CalendarYear } from './calendar-data';

export type DayKind = 'working' | 'make-up' | 'weekend' | 'holiday';
/** Whether the day of the event itself can be day one of the count. */
export type FirstDay = 'exclusive' | 'inclusive';
export interface CountOptions {
  readonly firstDay: FirstDay;
}
export interface CountedDay {
  readonly date: BusinessDate;
  readonly kind: DayKind;
}
/** The walk behind a count of working days: the days that counted and those passed over. */
export interface WorkingDayWalk {
  readonly counted: readonly CountedDay[];
  readonly skipped: readonly CountedDay[];
  readonly last: BusinessDate;
}

interface YearSets {
  readonly holidays: ReadonlySet<BusinessDate>;
  readonly makeUpDays: ReadonlySet<BusinessDate>;
}
// Keyed by the immutable year table, so that long walks do not search arrays.
const setsOfYear = new WeakMap<CalendarYear, YearSets>();

function setsOf(year: CalendarYear): YearSets {
  const known = setsOfYear.get(year);
  if (known) return known;
  const sets = { holidays: new Set(year.holidays), makeUpDays: new Set(year.makeUpDays) };
  setsOfYear.set(year, sets);
  return sets;
}

/** What a date is on this calendar; in a year that is not announced its weekday decides (see `isAnnounced`). */
export function dayKind(date: BusinessDate, cal: CalendarData): DayKind {
  const weekend = [0, 6].includes(dayOfWeek(date));
  const override = cal.days?.[date];
  if (override === 'holiday' || override === 'make-up') return override;
  if (override === 'ordinary') return weekend ? 'weekend' : 'working';
  const year = cal.years[yearOf(date)];
  if (!year) return weekend ? 'weekend' : 'working';
  const sets = setsOf(year);
  if (sets.holidays.has(date)) return 'holiday';
  if (sets.makeUpDays.has(date)) return 'make-up';
  return weekend ? 'weekend' : 'working';
}

const isWorked = (kind: DayKind): boolean => kind === 'working' || kind === 'make-up';

export function isWorkingDay(date: BusinessDate, cal: CalendarData): boolean {
  return isWorked(dayKind(date, cal));
}

/** Counts |n| working days from `date`, forwards or (n < 0) backwards. n = 0 counts nothing and stays on `date`. */
export function walkWorkingDays(
  date: BusinessDate,
  n: number,
  cal: CalendarData,
  options: CountOptions,
): WorkingDayWalk {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
  const step = n < 0 ? -1 : 1;
  const counted: CountedDay[] = [];
  const skipped: CountedDay[] = [];
  let day = options.firstDay === 'inclusive' ? date : addDays(date, step);
  while (counted.length < Math.abs(n)) {
    const kind = dayKind(day, cal);
    (isWorked(kind) ? counted : skipped).push({ date: day, kind });
    day = addDays(day, step);
  }
  return { counted, skipped, last: counted.at(-1)?.date ?? date };
}

/** The n-th working day after (n < 0: before) `date`. */
export function addWorkingDays(date: BusinessDate, n: number, cal: CalendarData, options: CountOptions): BusinessDate {
  return walkWorkingDays(date, n, cal, options).last;
}

/**
 * Number of working days from one date to another, the last day included and the first only when `inclusive`.
 * Negative when `to` is earlier, so that exclusive counts are the inverse of addWorkingDays.
 */
export function workingDaysBetween(
  from: BusinessDate,
  to: BusinessDate,
  cal: CalendarData,
  options: CountOptions,
): number {
  const step = daysBetween(from, to) < 0 ? -1 : 1;
  const length = Math.abs(daysBetween(from, to));
  let count = 0;
  for (let offset = options.firstDay === 'inclusive' ? 0 : 1; offset <= length; offset += 1) {
    if (isWorkingDay(addDays(from, offset * step), cal)) count += step;
  }
  return count;
}
