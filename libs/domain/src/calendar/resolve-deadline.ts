import { counted } from '@linxuan/form-rules';
import type { Bilingual } from './bilingual';
import type { BusinessDate } from './business-date';
import {
  addDays,
  addMonths,
  businessDateOf,
  endOfBusinessDay,
  isBusinessDate,
  lastDayOfMonth,
  yearOf,
} from './business-date';
import type { CalendarData } from './calendar-data';
import { provisionalYears } from './calendar-data';
import { fullDate, listDays, listHolidays, provisionalWords, shortDate } from './day-words';
import type {
  CalendarDaysAfterRule,
  CalendarMonthsAfterRule,
  DeadlineFactMissing,
  DeadlineFacts,
  DeadlineRule,
  FixedDateRule,
  MinimumNoticeRule,
  ResolvedDeadline,
  WorkingDaysAfterRule,
  YearlyRule,
} from './deadline-rule';
import type { FirstDay } from './working-days';
import { walkWorkingDays } from './working-days';

type Outcome = ResolvedDeadline | DeadlineFactMissing;
type EventRule = Exclude<DeadlineRule, FixedDateRule>;

function joinParts(parts: readonly Bilingual[]): Bilingual {
  return { zh: parts.map((part) => part.zh).join('；'), en: parts.map((part) => part.en).join('; ') };
}

function finish(
  rule: DeadlineRule,
  dueDate: BusinessDate,
  near: BusinessDate,
  reasons: readonly Bilingual[],
  unannounced: readonly number[] = [],
): ResolvedDeadline {
  const bound = rule.type === 'minimum-notice' ? 'earliest' : 'latest';
  const due = shortDate(dueDate, near);
  const end: Bilingual =
    bound === 'latest'
      ? { zh: `${due.zh}当日结束时截止（北京时间）`, en: `due end of ${due.en}, Beijing time` }
      : {
          zh: `最早于${due.zh}当日结束时期满（北京时间）`,
          en: `ends at the earliest at the end of ${due.en}, Beijing time`,
        };
  const strength = rule.strength ?? 'hard';
  const soft: readonly Bilingual[] = strength === 'soft' ? [{ zh: '原则性期限', en: 'in principle (soft)' }] : [];
  return {
    dueAt: endOfBusinessDay(dueDate),
    dueDate,
    bound,
    strength,
    provisional: unannounced.length > 0,
    explanation: joinParts([...reasons, end, ...soft, ...provisionalWords(unannounced)]),
  };
}

function eventWords(rule: EventRule, date: BusinessDate): Bilingual {
  const words = fullDate(date);
  return rule.eventTitle
    ? { zh: `${rule.eventTitle.zh}（${words.zh}）`, en: `${rule.eventTitle.en} (${words.en})` }
    : words;
}

function countHead(rule: EventRule, from: BusinessDate, amount: Bilingual, firstDay: FirstDay): Bilingual {
  const event = eventWords(rule, from);
  return firstDay === 'inclusive'
    ? { zh: `自${event.zh}起（含当日）${amount.zh}`, en: `${amount.en} from ${event.en}, that day included` }
    : { zh: `${event.zh}之后${amount.zh}`, en: `${amount.en} after ${event.en}` };
}

function walked(
  rule: WorkingDaysAfterRule | MinimumNoticeRule,
  n: number,
  from: BusinessDate,
  cal: CalendarData,
): Outcome {
  const firstDay = rule.firstDay ?? 'exclusive';
  const walk = walkWorkingDays(from, n, cal, { firstDay });
  const least = rule.type === 'minimum-notice';
  const amount = {
    zh: `${least ? '不少于' : ''}${n}个工作日`,
    en: `${least ? 'at least ' : ''}${counted(n, 'working day')}`,
  };
  const head = countHead(rule, from, amount, firstDay);
  const days = listDays(walk.counted, from);
  const listed = walk.counted.length === 0 ? head : { zh: `${head.zh}：${days.zh}`, en: `${head.en}: ${days.en}` };
  const reasons = [listed, ...listHolidays(walk.skipped, from)];
  return finish(rule, walk.last, from, reasons, provisionalYears(from, walk.last, cal));
}

function calendarSpan(
  rule: CalendarDaysAfterRule | CalendarMonthsAfterRule,
  end: BusinessDate,
  head: Bilingual,
  from: BusinessDate,
  cal: CalendarData,
): Outcome {
  if ((rule.lastDay ?? 'as-is') === 'as-is') return finish(rule, end, from, [head]);
  const walk = walkWorkingDays(end, 1, cal, { firstDay: 'inclusive' });
  const unannounced = provisionalYears(end, walk.last, cal);
  if (walk.last === end) return finish(rule, end, from, [head], unannounced);
  const [was, moved] = [shortDate(end, from), shortDate(walk.last, from)];
  const shift = { zh: `${was.zh}非工作日，顺延至${moved.zh}`, en: `${was.en} is no working day, moved to ${moved.en}` };
  return finish(rule, walk.last, from, [head, shift], unannounced);
}

function fixed(rule: FixedDateRule): ResolvedDeadline {
  const inclusive = (rule.namedDay ?? 'inclusive') === 'inclusive';
  const named = fullDate(rule.date);
  const head = inclusive
    ? { zh: `${named.zh}前（含当日）`, en: `by ${named.en}, that day included` }
    : { zh: `${named.zh}前（不含当日）`, en: `before ${named.en}, that day not included` };
  return finish(rule, inclusive ? rule.date : addDays(rule.date, -1), rule.date, [head]);
}

/** The end of the rule's month in the first year that comes after `from` and finds it old enough. */
export function yearlyDueDate(from: BusinessDate, month: number, unlessYoungerMonths = 0): BusinessDate {
  const end = lastDayOfMonth(yearOf(from), month);
  return addMonths(from, unlessYoungerMonths) <= end ? end : lastDayOfMonth(yearOf(from) + 1, month);
}

function yearly(rule: YearlyRule, from: BusinessDate): ResolvedDeadline {
  const date = yearlyDueDate(from, rule.month, rule.unlessYoungerMonths);
  const since = eventWords(rule, from);
  const postponed =
    yearOf(date) > yearOf(from) && !!rule.unlessYoungerMonths && from <= lastDayOfMonth(yearOf(from), rule.month);
  const young = postponed
    ? [
        {
          zh: `自${since.zh}起不足${rule.unlessYoungerMonths}个月，顺延至次年`,
          en: `less than ${counted(rule.unlessYoungerMonths ?? 0, 'month')} since ${since.en}, so the year after`,
        },
      ]
    : [];
  return finish(rule, date, from, [
    { zh: `每年${rule.month}月底前`, en: `by the end of month ${rule.month} of each year` },
    ...young,
  ]);
}

/**
 * When something is due by a rule, with the days in words. `facts` hold the instants or dates of the events; an event
 * that has not happened is an answer, not an error. A count that runs into a year without announced holidays is
 * `provisional`.
 */
export function resolveDeadline(rule: DeadlineRule, facts: DeadlineFacts, cal: CalendarData): Outcome {
  if (rule.type === 'fixed-date') return fixed(rule);
  const fact = facts[rule.event];
  if (fact === undefined) return { refused: true, code: 'deadline-fact-missing', params: { event: rule.event } };
  const from = isBusinessDate(fact) ? fact : businessDateOf(fact);
  switch (rule.type) {
    case 'working-days-after':
      return walked(rule, rule.days, from, cal);
    case 'minimum-notice':
      return walked(rule, rule.workingDays, from, cal);
    case 'calendar-days-after': {
      const firstDay = rule.firstDay ?? 'exclusive';
      const amount = { zh: `${rule.days}日`, en: counted(rule.days, 'calendar day') };
      const end = addDays(from, firstDay === 'inclusive' ? rule.days - 1 : rule.days);
      return calendarSpan(rule, end, countHead(rule, from, amount, firstDay), from, cal);
    }
    case 'calendar-months-after': {
      const amount = { zh: `${rule.months}个月`, en: counted(rule.months, 'month') };
      return calendarSpan(rule, addMonths(from, rule.months), countHead(rule, from, amount, 'exclusive'), from, cal);
    }
    case 'yearly':
      return yearly(rule, from);
  }
}
