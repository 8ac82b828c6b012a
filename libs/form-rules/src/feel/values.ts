import { isPlausibleDate } from '../formats/date-bounds';
import { addDays, addMonths, daysBetween, isDate } from '../formats/dates';
import { compareDecimals, parseDecimal, type Decimal } from '../formats/decimal';
import { isObject } from '../content/limits';
import type { FeelType } from './types';

/**
 * Values while a condition runs. `null` is "not known" and is never turned into false; a `null` that the author wrote
 * is a value of its own, as in DMN: it asks whether something is known.
 */
export type Value =
  | null
  | boolean
  | string
  | { t: 'null' }
  | { t: 'number'; decimal: Decimal }
  | { t: 'date'; iso: string }
  | { t: 'duration'; months: number; days: number }
  | { t: 'list'; items: Value[] }
  | { t: 'context'; raw: Readonly<Record<string, unknown>>; type: FeelType };

/** Reads raw content as the kind that the scope declares; what is missing, blank or of another kind is not known. */
export function toValue(raw: unknown, type: FeelType): Value {
  if (raw === undefined || raw === null || raw === '') return null;
  switch (type.kind) {
    case 'string':
      return typeof raw === 'string' ? raw : null;
    case 'boolean':
      return typeof raw === 'boolean' ? raw : null;
    case 'number':
      return numeric(raw);
    case 'date':
      return isPlausibleDate(raw) ? { t: 'date', iso: raw } : null;
    case 'list':
      return Array.isArray(raw) ? { t: 'list', items: raw.map((item) => toValue(item, type.element)) } : null;
    case 'context':
      return isObject(raw) ? { t: 'context', raw, type } : null;
    case 'any':
      return untyped(raw);
    case 'months':
    case 'days':
    case 'null':
      return null;
  }
}

function numeric(raw: unknown): Value {
  const decimal = parseDecimal(raw);
  return decimal ? { t: 'number', decimal } : null;
}

function untyped(raw: unknown): Value {
  const any: FeelType = { kind: 'any' };
  if (typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return numeric(raw);
  if (Array.isArray(raw)) return { t: 'list', items: raw.map((item) => toValue(item, any)) };
  return isObject(raw) ? { t: 'context', raw, type: any } : null;
}

/** What is meant by a written `null`. */
export const WRITTEN_NULL: Value = { t: 'null' };

export function isWrittenNull(value: Value): boolean {
  return value !== null && typeof value === 'object' && value.t === 'null';
}

/**
 * `=`: null where either side is not known or the kinds differ, except beside a written `null`, which is always
 * decided.
 */
export function equalValues(a: Value, b: Value): boolean | null {
  if (isWrittenNull(a)) return b === null || isWrittenNull(b);
  if (isWrittenNull(b)) return a === null;
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b;
  const order = compareValues(a, b);
  return order === null ? null : order === 0;
}

/** Negative, zero or positive; null where either side is not known, the kinds differ or the kind has no order. */
export function compareValues(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') return order(a, b);
  // Facts without a declared kind carry their dates as text.
  if (typeof a === 'string') return isDate(a) && typeof b === 'object' && b.t === 'date' ? order(a, b.iso) : null;
  if (typeof b === 'string') return isDate(b) && typeof a === 'object' && a.t === 'date' ? order(a.iso, b) : null;
  if (typeof a === 'boolean' || typeof b === 'boolean') return null;
  if (a.t === 'number' && b.t === 'number') return compareDecimals(a.decimal, b.decimal);
  if (a.t === 'date' && b.t === 'date') return order(a.iso, b.iso);
  // The check refuses to compare months with days; what slips through inside of a list is not equal.
  if (a.t === 'duration' && b.t === 'duration') {
    if (a.months === 0 && b.months === 0) return a.days - b.days;
    return a.days === 0 && b.days === 0 ? a.months - b.months : null;
  }
  return null;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * `P1Y6M` or `P30D`, with a sign; null for anything else, also for months and days in one, which FEEL does not have.
 */
export function parseDuration(text: string): { t: 'duration'; months: number; days: number } | null {
  const match = /^(-?)P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})D)?$/.exec(text);
  if (!match || text.endsWith('P')) return null;
  if (match[4] !== undefined && (match[2] !== undefined || match[3] !== undefined)) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const part = (i: number): number => Number(match[i] ?? 0);
  return { t: 'duration', months: sign * (part(2) * 12 + part(3)) || 0, days: sign * part(4) || 0 };
}

export function shiftDate(iso: string, by: { months: number; days: number }, sign: 1 | -1): Value {
  try {
    const shifted = addDays(addMonths(iso, sign * by.months), sign * by.days);
    return isDate(shifted) ? { t: 'date', iso: shifted } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Facts without a declared kind carry their dates as text; no arithmetic takes text for anything else. */
export function asDate(value: Value): Value {
  return typeof value === 'string' && isDate(value) ? { t: 'date', iso: value } : value;
}

export function between(from: string, to: string): Value {
  return { t: 'duration', months: 0, days: daysBetween(from, to) };
}
