/** Civil dates as `YYYY-MM-DD` texts: no clock, no time zone. Their alphabetical order is their order in time. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parts(date: string): [number, number, number] | null {
  const match = ISO.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? [year, month, day] : null;
}

export function isDate(value: unknown): value is string {
  return typeof value === 'string' && parts(value) !== null;
}

function format(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The date that many months later (or earlier). Where the month has no such day, its last day counts, as for periods in
 * civil law (民法典第二百零二条): a year from 29 February ends on 28 February. Throws RangeError for no date.
 */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = known(date);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return format(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth)));
}

export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${format(...known(date))}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${format(...known(to))}T00:00:00Z`) - Date.parse(`${format(...known(from))}T00:00:00Z`)) / 86_400_000,
  );
}

/**
 * Whole months that have passed from `from` to `to` (11 for one day short of a year); negative where `to` is earlier.
 */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [known(from), known(to)];
  const months = (b[0] - a[0]) * 12 + (b[1] - a[1]);
  if (months >= 0) return addMonths(from, months) <= to ? months : months - 1;
  return addMonths(from, months) >= to ? months : months + 1;
}

function known(date: string): [number, number, number] {
  const found = parts(date);
  if (!found) throw new RangeError(`not a date: ${date}`);
  return found;
}
