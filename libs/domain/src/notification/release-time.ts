import {
  addDays,
  businessDateOf,
  isCalendarGap,
  isWorkingDay,
  startOfBusinessDay,
  type BusinessDate,
  type CalendarData,
} from '../calendar';
import type { NoticeUrgency } from './notice-rules';

/** Offices open; what was held back goes out. Beijing time, in minutes of the day. */
export const OPENING_MINUTES = 8 * 60 + 30;
const MINUTE_MS = 60_000;
/** No arrangement keeps offices closed for longer; past it the calendar has a gap and nothing is held. */
const LONGEST_CLOSURE = 15;

/** 08:30 of a Beijing day as an instant. */
export function openingOf(date: BusinessDate): string {
  return new Date(Date.parse(startOfBusinessDay(date)) + OPENING_MINUTES * MINUTE_MS).toISOString();
}

/**
 * When a message may go out that is ready at `now`. On a day off what is not urgent waits for 08:30 of the next working day;
 * where the calendar does not know the year nothing waits, because a message too early does less harm than none.
 */
export function releaseAt(now: string, urgency: NoticeUrgency, calendar: CalendarData): string {
  const today = businessDateOf(now);
  const works = isWorkingDay(today, calendar);
  if (urgency === 'urgent' || isCalendarGap(works) || works) return now;
  return nextOpening(today, calendar) ?? now;
}

/** When the daily digest goes out that collects what is ready at `now`: the next 08:30 of a working day that is still to come. */
export function digestAt(now: string, calendar: CalendarData): string {
  const today = businessDateOf(now);
  const opening = openingOf(today);
  if (now < opening && isWorkingDay(today, calendar) === true) return opening;
  return nextOpening(today, calendar) ?? openingOf(addDays(today, 1));
}

function nextOpening(after: BusinessDate, calendar: CalendarData): string | null {
  for (let day = 1; day <= LONGEST_CLOSURE; day += 1) {
    const date = addDays(after, day);
    const works = isWorkingDay(date, calendar);
    if (isCalendarGap(works)) return null;
    if (works) return openingOf(date);
  }
  return null;
}
