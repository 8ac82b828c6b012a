import type { BusinessDate } from './business-date';
import { isBusinessDate, yearOf } from './business-date';

/** The State Council's arrangement for one year: days off (weekend days of a holiday included) and worked weekends. */
export interface CalendarYear {
  readonly holidays: readonly BusinessDate[];
  readonly makeUpDays: readonly BusinessDate[];
}

export type DayOverride = 'holiday' | 'make-up' | 'ordinary';

/**
 * A working calendar as data. The years it lists are announced; a day of any other year counts provisionally, by its
 * weekday alone. `days` are recorded orders for single dates and win over the year's table.
 */
export interface CalendarData {
  readonly version: string;
  readonly years: Readonly<Record<number, CalendarYear>>;
  readonly days?: Readonly<Record<BusinessDate, DayOverride>>;
}

/** What a recorded order changes: whole years announced later, or single days. */
export interface CalendarOverrides {
  readonly version: string;
  readonly years?: Readonly<Record<number, CalendarYear>>;
  readonly days?: Readonly<Record<BusinessDate, DayOverride>>;
}

/**
 * Whether it is settled what this day is. The State Council announces a year's holidays some weeks before it begins.
 */
export function isAnnounced(date: BusinessDate, cal: CalendarData): boolean {
  return yearOf(date) in cal.years || cal.days?.[date] !== undefined;
}

/** The first day of the weeks in which the holidays of the coming year are announced and should be entered. */
const ANNOUNCED_FROM = '10-01';

/**
 * Years whose arrangement should be entered by `today`: every one after the last known, up to this year and from
 * October on the next. They are imported in this order, since a count never skips a year.
 */
export function missingYears(today: BusinessDate, cal: CalendarData): number[] {
  const needed = yearOf(today) + (today.slice(5) >= ANNOUNCED_FROM ? 1 : 0);
  const last = Math.max(...Object.keys(cal.years).map(Number));
  return Array.from({ length: Math.max(0, needed - last) }, (_, index) => last + 1 + index);
}

/**
 * The years between two days (both included) whose holidays are not announced: what is counted across them is
 * provisional. Empty for a count that is settled.
 */
export function provisionalYears(from: BusinessDate, to: BusinessDate, cal: CalendarData): readonly number[] {
  const [first, last] = [yearOf(from), yearOf(to)].sort((a, b) => a - b);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !(year in cal.years));
}

/** A new calendar with the overrides laid over the old one; the version names both. */
export function withOverrides(cal: CalendarData, overrides: CalendarOverrides): CalendarData {
  for (const date of Object.keys(overrides.days ?? {})) {
    if (!isBusinessDate(date)) throw new RangeError(`calendar override for a day that does not exist: ${date}`);
  }
  return {
    version: `${cal.version}+${overrides.version}`,
    years: { ...cal.years, ...overrides.years },
    days: { ...cal.days, ...overrides.days },
  };
}
