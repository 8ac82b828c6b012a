import { counted } from '@linxuan/form-rules';
import { calendarFromChineseDays, dayOfWeek, isBusinessDate, yearOf, type BusinessDate } from '@linxuan/domain';
import type { CalendarYearBodyDto } from '@linxuan/contracts';

interface FieldProblem {
  pointer: string;
  code: string;
  words?: { zh: string; en: string };
}
/** Fewer days off than this is a list that was cut short: the seven holidays of the State Council's order make more. */
const LEAST_DAYS_OFF = 7;

/**
 * What is wrong with a year as typed: days of another year or that do not exist, a make-up day that is worked anyway, a
 * day in both lists. An announced year has holidays: an empty list is a slip, not an arrangement.
 */
export function yearProblems({ year, holidays, makeUpDays }: CalendarYearBodyDto): FieldProblem[] {
  const inYear = (list: readonly BusinessDate[], name: string) =>
    list.flatMap((date, index) =>
      isBusinessDate(date) && yearOf(date) === year
        ? []
        : [
            {
              pointer: `/${name}/${index}`,
              code: 'otherYear',
              words: { zh: `${date} 不是 ${year} 年的日期`, en: `${date} is not a day of ${year}` },
            },
          ],
    );
  const weekend = (date: BusinessDate) => [0, 6].includes(dayOfWeek(date));
  return [
    ...(holidays.length === 0 ? [{ pointer: '/holidays', code: 'required' }] : []),
    ...(holidays.length > 0 && holidays.length < LEAST_DAYS_OFF
      ? [
          {
            pointer: '/holidays',
            code: 'incomplete',
            words: {
              zh: `只有 ${holidays.length} 天，一年的安排至少 ${LEAST_DAYS_OFF} 天，请补全`,
              en: `Only ${counted(holidays.length, 'day')}; a year has at least ${LEAST_DAYS_OFF}, complete the list`,
            },
          },
        ]
      : []),
    ...inYear(holidays, 'holidays'),
    ...inYear(makeUpDays, 'makeUpDays'),
    ...makeUpDays.flatMap((date, index) =>
      isBusinessDate(date) && !weekend(date)
        ? [
            {
              pointer: `/makeUpDays/${index}`,
              code: 'notWeekend',
              words: { zh: `${date} 本来就是工作日，不是调休上班日`, en: `${date} is a working day anyway` },
            },
          ]
        : [],
    ),
    ...makeUpDays.flatMap((date, index) =>
      holidays.includes(date)
        ? [
            {
              pointer: `/makeUpDays/${index}`,
              code: 'inBoth',
              words: { zh: `${date} 同时列在放假和上班`, en: `${date} stands in both lists` },
            },
          ]
        : [],
    ),
  ];
}

/** A year may only follow those that are known: a date that is counted across a missing year could not be told. */
export function gapBefore(year: number, known: readonly number[]): FieldProblem[] {
  const last = Math.max(...known);
  if (year <= last + 1) return [];
  const missing = Array.from({ length: year - last - 1 }, (_, index) => last + 1 + index).join('、');
  return [
    {
      pointer: '/year',
      code: 'gap',
      words: { zh: `请先导入 ${missing} 年的安排`, en: `Import ${missing.replaceAll('、', ', ')} first` },
    },
  ];
}

export const builtInYears = (): number[] => Object.keys(calendarFromChineseDays().years).map(Number);
