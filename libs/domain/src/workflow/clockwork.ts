import type { DueRule } from '../programme/definition';
import { addDays, businessDateOf, endOfBusinessDay, isCalendarGap, walkWorkingDays, type CalendarData } from '../calendar';
import type { Clockwork } from './context';

/** Due instants on the working calendar: end of the last day, Beijing time. A year the calendar lacks is an error, not a guess. */
export function clockworkOf(calendar: CalendarData): Clockwork {
  const workingDaysAfter: Clockwork['workingDaysAfter'] = (from, days, firstDay) => {
    const walk = walkWorkingDays(businessDateOf(from), days, calendar, { firstDay });
    if (isCalendarGap(walk)) throw new Error(`The working calendar has no data for ${walk.params.date}`);
    return endOfBusinessDay(walk.last);
  };
  const due = (rule: DueRule, from: string): string | null => {
    switch (rule.kind) {
      case 'date':
        return rule.date ? endOfBusinessDay(rule.date) : null;
      case 'calendar-days':
        return endOfBusinessDay(addDays(businessDateOf(from), rule.n ?? 0));
      case 'working-days':
        return workingDaysAfter(from, rule.n ?? 0, 'exclusive');
    }
  };
  return { due, workingDaysAfter };
}
