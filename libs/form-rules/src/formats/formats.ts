import type { FieldSchema, ProblemCode } from '../types';
import { dateBounds, isPlausibleDate } from './date-bounds';
import { readEmail } from '../typed/codes';
import { readDay } from '../typed/days';
import { readFigure } from '../typed/figures';
import { isRefused } from '../typed/reading';
import { isDate } from './dates';
import { compareDecimals, parseDecimal, toMinorUnits } from './decimal';
import {
  canonicalPhone,
  compactIdentifier,
  FIRST_PATENT_YEAR,
  isPlaceholder,
  isPlaceholderNumber,
  patentCheckCharacter,
  PROVINCE_PREFIXES,
  usccFault,
} from './check-digits';

export interface FormatFinding {
  code: ProblemCode;
  params: Record<string, string | number>;
}

const ok = null;

function plain(code: ProblemCode, reason?: string): FormatFinding {
  return { code, params: reason === undefined ? {} : { reason } };
}

/** What a format is judged with besides the value: the day of the person, and codes that were confirmed on record. */
export interface FormatContext {
  today?: string | undefined;
  codes?: readonly string[] | undefined;
}

/**
 * `length`: not 18 characters; `characters`: one is not of the alphabet; `placeholder`: one character all along; a code
 * of its own where only the check digit fails: mistyped, unless an operator confirmed it by the licence (some were
 * issued so).
 */
function uscc(value: string, _schema: FieldSchema, { codes }: FormatContext): FormatFinding | null {
  const fault = usccFault(value, codes);
  return fault === null ? ok : fault === 'check-digit' ? plain('uscc-check-digit') : plain('uscc', fault);
}

function patentNumber(value: string): FormatFinding | null {
  const match = /^(?:ZL)?(20\d{2}[12389](?!0{7})\d{7})\.?([\dX])$/.exec(compactIdentifier(value));
  if (!match || Number(match[1]?.slice(0, 4)) < FIRST_PATENT_YEAR) return plain('patent-number', 'shape');
  return patentCheckCharacter(match[1] ?? '') === match[2] ? ok : plain('patent-number', 'check-digit');
}

/** Content comes here as it was read; what was not taken is read again for the reason. */
function decimal(value: string, schema: FieldSchema): FormatFinding | null {
  const parsed = parseDecimal(value);
  const scale = schema['x-scale'] ?? 2;
  if (!parsed || toMinorUnits(value, scale) === null) {
    const reading = readFigure(value, { scale, unit: schema['x-unit'] });
    return isRefused(reading) ? reading : { code: 'decimal', params: { scale } };
  }
  const [min, max] = [parseDecimal(schema['x-min']), parseDecimal(schema['x-max'])];
  if (min && compareDecimals(parsed, min) < 0) return { code: 'minimum', params: { limit: schema['x-min'] ?? '' } };
  if (max && compareDecimals(parsed, max) > 0) return { code: 'maximum', params: { limit: schema['x-max'] ?? '' } };
  return ok;
}

/** A year before it was typed with fewer than four figures, as 0024. */
const FIRST_FULL_YEAR = '1000-01-01';

/** A day of the calendar within the years in which the matter can lie. */
function date(value: string, schema: FieldSchema, { today }: FormatContext): FormatFinding | null {
  if (!isDate(value)) {
    const reading = readDay(value);
    return isRefused(reading) ? reading : plain('date');
  }
  if (value < FIRST_FULL_YEAR) return plain('day-year');
  const kind = schema['x-date'] ?? 'any';
  if (isPlausibleDate(value, kind, today)) return ok;
  const bounds = dateBounds(kind, today);
  if (bounds.to === today && isPlausibleDate(value, kind)) return { code: 'date-future', params: { to: bounds.to } };
  return { code: 'date-range', params: { ...bounds } };
}

function regionCode(value: string): FormatFinding | null {
  const code = compactIdentifier(value);
  return /^\d{6}$/.test(code) && !isPlaceholder(code) && PROVINCE_PREFIXES.has(code.slice(0, 2))
    ? ok
    : plain('region-code');
}

function phone(value: string): FormatFinding | null {
  const text = canonicalPhone(value);
  const digits = text.replace(/\D/g, '');
  return /^\+?[\d\s()-]{7,20}$/.test(text) && digits.length >= 7 && !isPlaceholder(digits) ? ok : plain('phone');
}

/** The number of a report, certificate or project: any shape, but a number. */
function documentNumber(value: string): FormatFinding | null {
  return isPlaceholderNumber(value) ? plain('placeholder') : ok;
}

/** The JSON Schema interpreter checks addresses; here is said what one of them lacks. */
function email(value: string): FormatFinding | null {
  const reading = readEmail(value);
  return isRefused(reading) ? reading : ok;
}

/** Our own formats, and more words for `email`, which the JSON Schema interpreter checks. */
export const FORMATS: Readonly<
  Record<string, (value: string, schema: FieldSchema, context: FormatContext) => FormatFinding | null>
> = {
  uscc,
  'patent-number': patentNumber,
  decimal,
  date,
  'region-code': regionCode,
  phone,
  'document-number': documentNumber,
  email,
};

export const KNOWN_FORMATS: ReadonlySet<string> = new Set(Object.keys(FORMATS));
