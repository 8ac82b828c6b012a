import {
  addDays,
  businessDateOf,
  daysBetween,
  epochOf,
  isWorkingDay,
  startOfBusinessDay,
  type BusinessDate,
  type CalendarData,
} from '../calendar';

const DAY_MS = 86_400_000;
/** Hours of a working day in which a pace is counted, Beijing time. */
const OPENS_MS = 9 * 3_600_000;
const CLOSES_MS = 18 * 3_600_000;

export interface WorkingClock {
  /**
   * Working time between two instants in days: each working day counts by the part of its 24 hours that lies between
   * them, days off do not count.
   */
  between(from: string, to: string): number;
}

/**
 * A clock that runs on working days only. Days once asked for are remembered until the calendar is another, so that
 * many spans cost little.
 */
export function workingClock(calendar: CalendarData): WorkingClock {
  const known = new Map<BusinessDate, boolean>();
  let { version } = calendar;
  const worked = (date: BusinessDate): boolean => {
    if (calendar.version !== version) {
      known.clear();
      version = calendar.version;
    }
    const seen = known.get(date);
    if (seen !== undefined) return seen;
    const answer = isWorkingDay(date, calendar);
    known.set(date, answer);
    return answer;
  };
  const partOf = (date: BusinessDate, from: number, to: number): number => {
    const start = epochOf(startOfBusinessDay(date));
    return Math.max(0, Math.min(to, start + DAY_MS) - Math.max(from, start)) / DAY_MS;
  };
  return {
    between(from, to) {
      const [start, end] = [epochOf(from), epochOf(to)];
      if (end <= start) return 0;
      const first = businessDateOf(from);
      const length = daysBetween(first, businessDateOf(to));
      let total = 0;
      for (let offset = 0; offset <= length; offset += 1) {
        const date = addDays(first, offset);
        if (worked(date)) total += partOf(date, start, end);
      }
      return total;
    },
  };
}

/** Part of an instant's own day that is still to be worked: 1 before it opens, 0 after it closes and on days off. */
export function restOfDay(now: string, calendar: CalendarData): number {
  const date = businessDateOf(now);
  if (!isWorkingDay(date, calendar)) return 0;
  const since = epochOf(now) - epochOf(startOfBusinessDay(date));
  return Math.min(1, Math.max(0, (CLOSES_MS - since) / (CLOSES_MS - OPENS_MS)));
}
