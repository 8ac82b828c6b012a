import type { Bilingual } from './bilingual';
import { businessDateOf, daysBetween, epochOf } from './business-date';
import type { CalendarData } from './calendar-data';
import { isCalendarGap } from './calendar-data';
import { shortDate } from './day-words';
import { workingDaysBetween } from './working-days';

export type Urgency = 'overdue' | 'today' | 'soon' | 'normal';

export interface TimeLeft {
  readonly overdue: boolean;
  /** Working days until (overdue: since) the due date, today not counted; null where the calendar has a gap. */
  readonly workingDays: number | null;
  /** Whole hours until (overdue: since) the due instant. */
  readonly hours: number;
  readonly words: Bilingual;
  readonly urgency: Urgency;
}

const HOUR_MS = 3_600_000;
/** Due within this many working days is `soon`. */
export const SOON_WORKING_DAYS = 3;

interface Amount {
  readonly zh: string;
  readonly en: string;
}

const amountOf = (n: number, zh: string, en: string): Amount => ({
  zh: `${n}${zh}`,
  en: `${n} ${en}${n === 1 ? '' : 's'}`,
});

function hoursAmount(hours: number): Amount {
  return hours === 0 ? { zh: '不足1小时', en: 'less than an hour' } : amountOf(hours, '小时', 'hour');
}

function overdueWords(workingDays: number | null, calendarDays: number, hours: number): Bilingual {
  let amount = hoursAmount(hours);
  if (workingDays === null && calendarDays > 0) amount = amountOf(calendarDays, '天', 'day');
  else if (workingDays !== null && workingDays > 0) amount = amountOf(workingDays, '个工作日', 'working day');
  return { zh: `已逾期${amount.zh}`, en: `${amount.en} overdue` };
}

function leftWords(workingDays: number | null, calendarDays: number, due: Bilingual): Bilingual {
  if (workingDays === 0)
    return { zh: `${due.zh}截止，此前已无工作日`, en: `due ${due.en}, no working day left before it` };
  const amount =
    workingDays === null ? amountOf(calendarDays, '天', 'day') : amountOf(workingDays, '个工作日', 'working day');
  return { zh: `剩余${amount.zh}（${due.zh}截止）`, en: `${amount.en} left (due ${due.en})` };
}

/** How long is left until `dueAt`, seen from `now` (both ISO instants), in numbers, words and a degree of urgency. */
export function timeLeft(now: string, dueAt: string, cal: CalendarData): TimeLeft {
  const overdue = epochOf(now) > epochOf(dueAt);
  const hours = Math.floor(Math.abs(epochOf(dueAt) - epochOf(now)) / HOUR_MS);
  const [today, dueDate] = [businessDateOf(now), businessDateOf(dueAt)];
  const count = workingDaysBetween(today, dueDate, cal, { firstDay: 'exclusive' });
  const workingDays = isCalendarGap(count) ? null : Math.abs(count);
  const calendarDays = Math.abs(daysBetween(today, dueDate));
  // Counting from the due date, not from today: the first working day after it is one day overdue.
  if (overdue) {
    const since = workingDaysBetween(dueDate, today, cal, { firstDay: 'exclusive' });
    const late = isCalendarGap(since) ? null : since;
    return { overdue, workingDays: late, hours, words: overdueWords(late, calendarDays, hours), urgency: 'overdue' };
  }
  if (today === dueDate) {
    const amount = hoursAmount(hours);
    return {
      overdue,
      workingDays,
      hours,
      words: { zh: `今日截止，剩余${amount.zh}`, en: `due today, ${amount.en} left` },
      urgency: 'today',
    };
  }
  const near = workingDays === null ? calendarDays <= SOON_WORKING_DAYS : workingDays <= SOON_WORKING_DAYS;
  const words = leftWords(workingDays, calendarDays, shortDate(dueDate, today));
  return { overdue, workingDays, hours, words, urgency: near ? 'soon' : 'normal' };
}
