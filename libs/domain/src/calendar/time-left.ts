import { counted } from '@linxuan/form-rules';
import type { Bilingual } from './bilingual';
import { businessDateOf, epochOf } from './business-date';
import type { CalendarData } from './calendar-data';
import { provisionalYears } from './calendar-data';
import { PROVISIONAL_MARK, shortDate } from './day-words';
import { workingDaysBetween } from './working-days';

export type Urgency = 'overdue' | 'today' | 'soon' | 'normal';

export interface TimeLeft {
  readonly overdue: boolean;
  /** Working days until (overdue: since) the due date, today not counted. */
  readonly workingDays: number;
  /** Counted over a year whose holidays are not announced; the words say so. */
  readonly provisional: boolean;
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
  en: counted(n, en),
});

function hoursAmount(hours: number): Amount {
  return hours === 0 ? { zh: '不足1小时', en: 'less than an hour' } : amountOf(hours, '小时', 'hour');
}

function overdueWords(workingDays: number, hours: number): Bilingual {
  const amount = workingDays > 0 ? amountOf(workingDays, '个工作日', 'working day') : hoursAmount(hours);
  return { zh: `已逾期${amount.zh}`, en: `${amount.en} overdue` };
}

function leftWords(workingDays: number, due: Bilingual): Bilingual {
  if (workingDays === 0)
    return { zh: `${due.zh}截止，此前已无工作日`, en: `due ${due.en}, no working day left before it` };
  const amount = amountOf(workingDays, '个工作日', 'working day');
  return { zh: `剩余${amount.zh}（${due.zh}截止）`, en: `${amount.en} left (due ${due.en})` };
}

const marked = (words: Bilingual): Bilingual => ({
  zh: words.zh + PROVISIONAL_MARK.zh,
  en: words.en + PROVISIONAL_MARK.en,
});

/** How long is left until `dueAt`, seen from `now` (both ISO instants), in numbers, words and a degree of urgency. */
export function timeLeft(now: string, dueAt: string, cal: CalendarData): TimeLeft {
  const overdue = epochOf(now) > epochOf(dueAt);
  const hours = Math.floor(Math.abs(epochOf(dueAt) - epochOf(now)) / HOUR_MS);
  const [today, dueDate] = [businessDateOf(now), businessDateOf(dueAt)];
  // Counting from the due date when overdue: the first working day after it is one day overdue.
  const [from, to] = overdue ? [dueDate, today] : [today, dueDate];
  const workingDays = workingDaysBetween(from, to, cal, { firstDay: 'exclusive' });
  const provisional = today !== dueDate && provisionalYears(from, to, cal).length > 0;
  const told = (words: Bilingual, urgency: Urgency): TimeLeft => ({
    overdue,
    workingDays,
    provisional,
    hours,
    words: provisional ? marked(words) : words,
    urgency,
  });
  if (overdue) return told(overdueWords(workingDays, hours), 'overdue');
  if (today === dueDate) {
    const amount = hoursAmount(hours);
    return told({ zh: `今日截止，剩余${amount.zh}`, en: `due today, ${amount.en} left` }, 'today');
  }
  const words = leftWords(workingDays, shortDate(dueDate, today));
  return told(words, workingDays <= SOON_WORKING_DAYS ? 'soon' : 'normal');
}
