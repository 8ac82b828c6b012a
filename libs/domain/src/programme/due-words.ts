import { resolveDeadline, type CalendarData, type DeadlineRule } from '../calendar';
import type { DueRule, Text } from './definition';

/** A stated due rule as the calendar counts it; counted rules start at the event `from`. */
export function deadlineRuleOf({
  kind,
  n,
  date,
  strength,
  firstDay = 'exclusive',
  namedDay = 'inclusive',
  unlessYoungerMonths = 0,
}: DueRule): DeadlineRule {
  switch (kind) {
    case 'date':
      return { type: 'fixed-date', date: date ?? '', namedDay, strength };
    case 'yearly':
      return { type: 'yearly', month: n ?? 12, unlessYoungerMonths, event: 'from', strength };
    case 'months':
      return { type: 'calendar-months-after', months: n ?? 0, event: 'from', strength };
    case 'working-days':
      return { type: 'working-days-after', days: n ?? 0, firstDay, event: 'from', strength };
    case 'calendar-days':
      return { type: 'calendar-days-after', days: n ?? 0, firstDay, event: 'from', strength };
  }
}

/** The day-by-day words of a rule, counted from whichever of the known starts gives this date; null when none does. */
export function explainDue(
  rule: DueRule,
  starts: readonly (string | null)[],
  dueAt: string,
  calendar: CalendarData,
): Text | null {
  for (const from of rule.kind === 'date' ? [''] : starts) {
    const resolved =
      from === null ? null : resolveDeadline(deadlineRuleOf(rule), { from: from || undefined }, calendar);
    if (resolved && 'dueAt' in resolved && resolved.dueAt === dueAt) return resolved.explanation;
  }
  return null;
}
