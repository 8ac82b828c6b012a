import type { BusinessDate } from './business-date';
import { yearOf } from './business-date';
import type { CalendarData } from './calendar-data';
import { CHINESE_DAYS_YEARS } from './chinese-days-table';

/** The release of the package that the table was generated from; a spec compares both with what is installed. */
export const CHINESE_DAYS_RELEASE = '1.5.7';
/** Years whose official arrangement is held completely. */
export const COVERED_YEARS = { first: 2018, last: 2026 } as const;

/** The package's data file: date to name, for days off and for worked weekends. */
export interface ChineseDaysArrangement {
  readonly holidays: Readonly<Record<BusinessDate, string>>;
  readonly workdays: Readonly<Record<BusinessDate, string>>;
}

/**
 * Turns the package's data into the table of a calendar. Its date functions are not used: they answer in the machine's
 * own time zone and are a day off west of Greenwich.
 */
export function calendarFromArrangement(
  arrangement: ChineseDaysArrangement,
  release: string,
  covered: { readonly first: number; readonly last: number } = COVERED_YEARS,
): CalendarData {
  const of = (days: Readonly<Record<BusinessDate, string>>, year: number): BusinessDate[] =>
    Object.keys(days)
      .filter((date) => yearOf(date) === year)
      .sort();
  const years: Record<number, { holidays: BusinessDate[]; makeUpDays: BusinessDate[] }> = {};
  for (let year = covered.first; year <= covered.last; year += 1) {
    years[year] = { holidays: of(arrangement.holidays, year), makeUpDays: of(arrangement.workdays, year) };
  }
  return { version: `chinese-days@${release}`, years };
}

const CALENDAR: CalendarData = { version: `chinese-days@${CHINESE_DAYS_RELEASE}`, years: CHINESE_DAYS_YEARS };

/**
 * The Chinese working calendar 2018 to 2026 as a versioned table; later years count provisionally until they are
 * imported.
 */
export function calendarFromChineseDays(): CalendarData {
  return CALENDAR;
}
