import type { DueRule } from '../programme/definition';
import {
  addDays,
  addMonths,
  businessDateOf,
  daysBetween,
  endOfBusinessDay,
  provisionalYears,
  walkWorkingDays,
  workingDaysBetween,
  yearlyDueDate,
  type CalendarData,
} from '../calendar';
import type { DueDates } from './context';

/**
 * Due instants on the working calendar: end of the last day, Beijing time. A year that is not announced counts
 * provisionally (`unannounced`).
 */
export function dueDatesOf(calendar: CalendarData): DueDates {
  const workingDaysAfter: DueDates['workingDaysAfter'] = (from, days, firstDay) => {
    const walk = walkWorkingDays(businessDateOf(from), days, calendar, { firstDay });
    return endOfBusinessDay(walk.last);
  };
  const due = (rule: DueRule, from: string): string | null => {
    switch (rule.kind) {
      case 'date':
        return rule.date ? endOfBusinessDay(rule.namedDay === 'exclusive' ? addDays(rule.date, -1) : rule.date) : null;
      case 'calendar-days':
        return endOfBusinessDay(addDays(businessDateOf(from), (rule.n ?? 0) - (rule.firstDay === 'inclusive' ? 1 : 0)));
      case 'working-days':
        return workingDaysAfter(from, rule.n ?? 0, rule.firstDay ?? 'exclusive');
      case 'months':
        return endOfBusinessDay(addMonths(businessDateOf(from), rule.n ?? 0));
      case 'yearly':
        return endOfBusinessDay(yearlyDueDate(businessDateOf(from), rule.n ?? 12, rule.unlessYoungerMonths));
    }
  };
  const resumed: DueDates['resumed'] = (rule, { pausedAt, dueAt }, at) => {
    const [stopped, was] = [businessDateOf(pausedAt), businessDateOf(dueAt)];
    switch (rule.kind) {
      case 'working-days': {
        const left = was > stopped ? workingDaysBetween(stopped, was, calendar, { firstDay: 'exclusive' }) : 0;
        // Who stopped on the last day or after it gets one day to go on.
        return workingDaysAfter(at, Math.max(1, left), 'exclusive');
      }
      case 'calendar-days':
      case 'months':
        return endOfBusinessDay(addDays(businessDateOf(at), Math.max(1, daysBetween(stopped, was))));
      case 'yearly':
      case 'date':
        return dueAt;
    }
  };
  const unannounced: DueDates['unannounced'] = (from, until) =>
    provisionalYears(businessDateOf(from), businessDateOf(until), calendar);
  return { due, workingDaysAfter, unannounced, resumed };
}
