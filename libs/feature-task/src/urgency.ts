import type { Urgency } from '@linxuan/contracts';
import {
  addDays,
  businessDateOf,
  endOfBusinessDay,
  SOON_WORKING_DAYS,
  timeLeft,
  walkWorkingDays,
  type Text,
} from '@linxuan/domain';
import type { UrgencyBounds } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';

export const calendar = workingCalendar;

/**
 * The instants that part the degrees of urgency, the same that `timeLeft` finds for single dates: so that a list can
 * filter by them.
 */
export function urgencyBounds(now: string): UrgencyBounds {
  const today = businessDateOf(now);
  const walk = walkWorkingDays(today, SOON_WORKING_DAYS + 1, calendar, { firstDay: 'exclusive' });
  // Until the day before the first working day too many.
  const lastSoon = addDays(walk.last, -1);
  return { now, todayEnds: endOfBusinessDay(today), soonEnds: endOfBusinessDay(lastSoon) };
}

export function dueWords(now: string, dueAt: string | null): { urgency: Urgency; timeLeft: Text | null } {
  if (!dueAt) return { urgency: 'normal', timeLeft: null };
  const { urgency, words } = timeLeft(now, dueAt, calendar);
  return { urgency, timeLeft: words };
}
