import { calendarFromChineseDays, dayOfWeek, isBusinessDate, yearOf, type BusinessDate } from '@linxuan/domain';
import type { CalendarYearBodyDto } from '@linxuan/contracts';

interface FieldProblem {
  pointer: string;
  code: string;
}

/**
 * What is wrong with a year as typed: days of another year or that do not exist, a make-up day that is worked anyway, a day in both lists. An
 * announced year has holidays: an empty list is a slip, not an arrangement.
 */
export function yearProblems({ year, holidays, makeUpDays }: CalendarYearBodyDto): FieldProblem[] {
  const inYear = (list: readonly BusinessDate[], name: string) =>
    list.flatMap((date, index) => (isBusinessDate(date) && yearOf(date) === year ? [] : [{ pointer: `/${name}/${index}`, code: 'otherYear' }]));
  const weekend = (date: BusinessDate) => [0, 6].includes(dayOfWeek(date));
  return [
    ...(holidays.length === 0 ? [{ pointer: '/holidays', code: 'required' }] : []),
    ...inYear(holidays, 'holidays'),
    ...inYear(makeUpDays, 'makeUpDays'),
    ...makeUpDays.flatMap((date, index) => (isBusinessDate(date) && !weekend(date) ? [{ pointer: `/makeUpDays/${index}`, code: 'notWeekend' }] : [])),
    ...makeUpDays.flatMap((date, index) => (holidays.includes(date) ? [{ pointer: `/makeUpDays/${index}`, code: 'inBoth' }] : [])),
  ];
}

/** Years from `today` on that are not known though they are needed: this one, and from October on the next. */
export function missingYears(today: BusinessDate, known: readonly number[]): number[] {
  const year = yearOf(today);
  return [year, ...(today.slice(5) >= '10-01' ? [year + 1] : [])].filter((each) => !known.includes(each));
}

export const builtInYears = (): number[] => Object.keys(calendarFromChineseDays().years).map(Number);
