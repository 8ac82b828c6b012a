import type { FieldSchema, Json, JsonObject, LocalText } from '../types';
import { isObject } from '../content/limits';
import { cleanText } from '../text/clean-text';
import { hasParagraphs } from '../schema/clean-content';
import { readCreditCode, readEmail, readLogin, readPatentNumber, readPhone, readPlainCode } from './codes';
import { readDay } from './days';
import { readFigure } from './figures';
import { isRefused, taken, type Reading } from './reading';

/** What is typed into a field, of a form or of a dialog. */
export type TypedKind =
  | 'line'
  | 'paragraphs'
  | 'decimal'
  | 'integer'
  | 'date'
  | 'uscc'
  | 'patent-number'
  | 'region-code'
  | 'phone'
  | 'email'
  | 'login';
export const TYPED_KINDS: readonly TypedKind[] = [
  'line',
  'paragraphs',
  'decimal',
  'integer',
  'date',
  'uscc',
  'patent-number',
  'region-code',
  'phone',
  'email',
  'login',
];
export interface TypedField {
  kind: TypedKind;
  /** Of `decimal`: digits after the point, 2 where nothing is said. */
  scale?: number | undefined;
  unit?: LocalText | undefined;
}

/** One line: what cannot be seen and white ends go without a word, a line break becomes a space. */
function readLine(typed: string): Reading {
  const value = cleanText(typed, 'line');
  return /[\n\r\u000b\u000c\u0085\u2028\u2029]/.test(typed.trim())
    ? taken(value, { code: 'one-line', params: {} })
    : taken(value);
}

const READERS: Readonly<Record<TypedKind, (typed: string, field: TypedField) => Reading>> = {
  line: readLine,
  paragraphs: (typed) => taken(cleanText(typed).trim()),
  decimal: (typed, { scale = 2, unit }) => readFigure(typed, { scale, unit }),
  integer: (typed, { unit }) => readFigure(typed, { scale: 0, whole: true, unit }),
  date: readDay,
  uscc: readCreditCode,
  'patent-number': readPatentNumber,
  'region-code': readPlainCode,
  phone: readPhone,
  email: readEmail,
  login: readLogin,
};

/** The one way from what was typed to what is recorded. */
export function readTyped(field: TypedField, typed: string): Reading {
  return READERS[field.kind](typed, field);
}

/** How a field of a form is read; null for what is not typed but chosen. */
export function typedField(schema: FieldSchema): TypedField | null {
  if (schema.type === 'integer') return { kind: 'integer', unit: schema['x-unit'] };
  if (schema.type !== 'string' || schema.enum || schema.const !== undefined || schema['x-list'] || schema['x-slot'])
    return null;
  const known = TYPED_KINDS.find((kind) => kind === schema.format);
  if (known) return { kind: known, scale: schema['x-scale'], unit: schema['x-unit'] };
  return { kind: hasParagraphs(schema) ? 'paragraphs' : 'line' };
}

/**
 * The content with every value as it is recorded, by the same readers as in the browser, so that rules and registers
 * compare values and not ways of writing them. What is refused stays as it was typed and is refused by its format.
 */
export function readContent(schema: FieldSchema | undefined, value: Json): Json {
  if (!schema) return value;
  if (typeof value === 'string') {
    const field = typedField(schema);
    const reading = field && value !== '' ? readTyped(field, value) : null;
    if (!reading || isRefused(reading) || reading.value === '') return value;
    return schema.type === 'integer' ? wholeNumber(reading.value) : reading.value;
  }
  if (Array.isArray(value)) return value.map((row) => readContent(schema.items, row));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = readContent(schema.properties?.[name], inner);
  return copy;
}

/** A whole number as JSON has it; one that is too large to be exact stays text, and is refused as such. */
export function wholeNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
