import { isDate } from '@linxuan/form-rules';

/**
 * Business dates are days in Asia/Shanghai. China has kept UTC+8 without daylight saving since 1991,
 * so the conversion is a constant shift and needs no time-zone database.
 */
export type BusinessDate = string;

const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
// An instant without an offset would be read in the machine's own zone and differ between two servers.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since the epoch of an ISO instant with offset. Throws RangeError on anything else. */
export function epochOf(instantIso: string): number {
  const value = INSTANT.test(instantIso) ? Date.parse(instantIso) : Number.NaN;
  if (Number.isNaN(value)) throw new RangeError(`not an ISO instant with offset: ${instantIso}`);
  return value;
}

function dayNumber(date: BusinessDate): number {
  if (!isDate(date)) throw new RangeError(`not a business date (YYYY-MM-DD): ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

const fromDayNumber = (day: number): BusinessDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * True for an existing day written YYYY-MM-DD (2025-02-29 is false): the parser that forms and requests use as well.
 */
export const isBusinessDate = (text: string): boolean => isDate(text);

/** The Beijing calendar day on which an instant falls. */
export function businessDateOf(instantIso: string): BusinessDate {
  return new Date(epochOf(instantIso) + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** First instant of a Beijing day, ISO in UTC. */
export function startOfBusinessDay(date: BusinessDate): string {
  return new Date(dayNumber(date) * DAY_MS - BEIJING_OFFSET_MS).toISOString();
}

/** Last millisecond of a Beijing day, ISO in UTC: something accepted at 23:59:59.999 is in time. */
export function endOfBusinessDay(date: BusinessDate): string {
  return new Date((dayNumber(date) + 1) * DAY_MS - BEIJING_OFFSET_MS - 1).toISOString();
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month `months` later; where that month is shorter, its last day. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const day = Number(fromDayNumber(dayNumber(date)).slice(8));
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const last = Number(lastDayOfMonth(year, month + 1).slice(8));
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The last day of a month, 1 to 12. */
export function lastDayOfMonth(year: number, month: number): BusinessDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday to 6 Saturday. */
export function dayOfWeek(date: BusinessDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** Calendar year of a business date. */
export function yearOf(date: BusinessDate): number {
  return Number(date.slice(0, 4));
}
