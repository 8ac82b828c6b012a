import {
  addDays,
  businessDateOf,
  isWorkingDay,
  startOfBusinessDay,
  type BusinessDate,
  type CalendarData,
} from '../calendar';
import type { NoticeUrgency } from './notice-rules';

/** Offices open; what was held back goes out. Beijing time, in minutes of the day. */
export const OPENING_MINUTES = 8 * 60 + 30;
const MINUTE_MS = 60_000;
/** No arrangement keeps offices closed for longer; past it the calendar is wrong and nothing is held. */
const LONGEST_CLOSURE = 15;

/** 08:30 of a Beijing day as an instant. */
export function openingOf(date: BusinessDate): string {
  return new Date(Date.parse(startOfBusinessDay(date)) + OPENING_MINUTES * MINUTE_MS).toISOString();
}

/**
 * When a message may go out that is ready at `now`. On a day off what is not urgent waits for 08:30 of the next working
 * day.
 */
export function releaseAt(now: string, urgency: NoticeUrgency, calendar: CalendarData): string {
  const today = businessDateOf(now);
  if (urgency === 'urgent' || isWorkingDay(today, calendar)) return now;
  return nextOpening(today, calendar) ?? now;
}

/**
 * When the daily digest goes out that collects what is ready at `now`: the next 08:30 of a working day that is still to
 * come.
 */
export function digestAt(now: string, calendar: CalendarData): string {
  const today = businessDateOf(now);
  const opening = openingOf(today);
  if (now < opening && isWorkingDay(today, calendar)) return opening;
  return nextOpening(today, calendar) ?? openingOf(addDays(today, 1));
}

function nextOpening(after: BusinessDate, calendar: CalendarData): string | null {
  for (let day = 1; day <= LONGEST_CLOSURE; day += 1) {
    const date = addDays(after, day);
    if (isWorkingDay(date, calendar)) return openingOf(date);
  }
  return null;
}
