import type { BusinessDate } from './business-date';
import { isBusinessDate, yearOf } from './business-date';

/** The State Council's arrangement for one year: days off (weekend days of a holiday included) and worked weekends. */
export interface CalendarYear {
  readonly holidays: readonly BusinessDate[];
  readonly makeUpDays: readonly BusinessDate[];
}

export type DayOverride = 'holiday' | 'make-up' | 'ordinary';

/**
 * A working calendar as data. Only the years it lists are known; `days` are recorded orders for single dates
 * and win over the year's table (and also make known a date in a year that is not covered).
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

/** The arrangement for a year is not known yet; nobody may guess a working day in it. */
export interface CalendarGap {
  readonly refused: true;
  readonly code: 'calendar-gap';
  readonly params: { readonly date: BusinessDate; readonly year: number; readonly calendar: string };
}

export function calendarGap(date: BusinessDate, cal: CalendarData): CalendarGap {
  return { refused: true, code: 'calendar-gap', params: { date, year: yearOf(date), calendar: cal.version } };
}

export function isCalendarGap(value: unknown): value is CalendarGap {
  return typeof value === 'object' && value !== null && 'code' in value && value.code === 'calendar-gap';
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
