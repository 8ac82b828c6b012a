import { Validator, type Schema } from '@cfworker/json-schema';
import type { FieldSchema, Json, Problem, ProblemCode } from '../types';
import { escapeSegment, isObject } from '../content/limits';
import { parsePointer } from '../content/pointer';
import { FORMATS, type FormatContext } from '../formats/formats';
import { countCharacters, isLonger } from '../text/graphemes';
import { isBrokenText } from '../text/clean-text';
import { readTyped } from '../typed/read-field';
import { isRefused } from '../typed/reading';

/**
 * JSON Schema 2020-12 by an interpreter (no code generation: the pages forbid eval), its findings turned into our
 * codes. Only the place and the keyword of a finding are used; its English sentence is not a contract.
 */
const CODES: Readonly<Record<string, ProblemCode>> = {
  type: 'type',
  enum: 'enum',
  const: 'const',
  pattern: 'pattern',
  minimum: 'minimum',
  maximum: 'maximum',
  minItems: 'min-items',
  maxItems: 'max-items',
  uniqueItems: 'unique-items',
  required: 'required',
  format: 'format',
  false: 'unknown-field',
};

/** Which finding is shown where a field has several: the one to mend first. */
const ORDER: readonly ProblemCode[] = [
  'unknown-field',
  'required',
  'figure',
  'figure-range',
  'figure-separator',
  'figure-unit',
  'figure-whole',
  'type',
  'const',
  'enum',
  'max-items',
  'min-items',
  'unique-items',
  'unique-rows',
  'broken-text',
  'max-length',
  'min-length',
  'format',
  'day-year',
  'day-order',
  'day-part',
  'year-range',
  'email-comma',
  'date-range',
  'date-future',
  'date',
  'email',
  'phone',
  'uscc',
  'uscc-check-digit',
  'patent-number',
  'region-code',
  'decimal',
  'placeholder',
  'pattern',
  'minimum',
  'maximum',
];

const validators = new WeakMap<FieldSchema, Validator>();

function validatorOf(schema: FieldSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  // The type of the interpreter lists keywords one by one and knows none of ours; ours are ignored by it.
  const made = new Validator(schema as unknown as Schema, '2020-12', false);
  validators.set(schema, made);
  return made;
}

/**
 * Problems of the content (already without blanks) against the schema, at most one per field, in the order of the
 * schema.
 */
export function validateSchema(schema: FieldSchema, content: Json, context: FormatContext = {}): Problem[] {
  const found: Problem[] = [];
  for (const { keyword, keywordLocation, instanceLocation } of validatorOf(schema).validate(content).errors) {
    const code = CODES[keyword];
    if (code === undefined) continue;
    const pointer = decode(instanceLocation);
    const at = schemaAt(schema, decode(keywordLocation));
    if (code === 'required') found.push(...missing(at, content, pointer));
    else
      found.push({
        pointer,
        code: code === 'format' ? formatCode(at) : code,
        params: params(keyword, at),
        severity: 'error',
      });
  }
  visitFormats(schema, content, '', found, context);
  return onePerField(found);
}

function decode(location: string): string {
  return decodeURIComponent(location.replace(/^#/, ''));
}

/** Schema object that the keyword at the end of the location belongs to. */
function schemaAt(schema: FieldSchema, location: string): FieldSchema {
  let node: unknown = schema;
  for (const segment of parseLong(location).slice(0, -1))
    node = typeof node === 'object' && node !== null ? Reflect.get(node, segment) : undefined;
  return typeof node === 'object' && node !== null ? (node as FieldSchema) : schema;
}

/** Schema locations are up to twice as deep as the content, so the limit of content pointers does not fit. */
function parseLong(location: string): string[] {
  return location
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function missing(schema: FieldSchema, content: Json, pointer: string): Problem[] {
  const parent = valueAt(content, pointer);
  return (schema.required ?? [])
    .filter((name) => !isObject(parent) || !Object.hasOwn(parent, name))
    .map((name) => ({ pointer: `${pointer}/${escapeSegment(name)}`, code: 'required', params: {}, severity: 'error' }));
}

function valueAt(content: Json, pointer: string): Json | undefined {
  return parsePointer(pointer).reduce<Json | undefined>(
    (node, segment) => (Array.isArray(node) ? node[Number(segment)] : isObject(node) ? node[segment] : undefined),
    content,
  );
}

function formatCode(schema: FieldSchema): ProblemCode {
  return schema.format === 'date' || schema.format === 'email' ? schema.format : 'format';
}

function params(keyword: string, schema: FieldSchema): Record<string, string | number> {
  switch (keyword) {
    case 'type':
      return { expected: schema.type };
    case 'minimum':
      return { limit: schema.minimum ?? 0 };
    case 'maximum':
      return { limit: schema.maximum ?? 0 };
    case 'minItems':
      return { limit: schema.minItems ?? 0 };
    case 'maxItems':
      return { limit: schema.maxItems ?? 0 };
    default:
      return {};
  }
}

/** Lengths in characters as people count them; JSON Schema counts code points, of which an emoji has up to eleven. */
function lengthProblem(schema: FieldSchema, value: string): Pick<Problem, 'code' | 'params'> | null {
  const { minLength = 0, maxLength } = schema;
  if (isBrokenText(value)) return { code: 'broken-text', params: {} };
  if (maxLength !== undefined && isLonger(value, maxLength))
    return { code: 'max-length', params: { limit: maxLength } };
  return minLength > 1 && countCharacters(value) < minLength
    ? { code: 'min-length', params: { limit: minLength } }
    : null;
}

/** Why a text in the place of a whole number was not read as one. */
function whole(value: string, schema: FieldSchema): Pick<Problem, 'code' | 'params'> | null {
  const reading = readTyped({ kind: 'integer', unit: schema['x-unit'] }, value);
  return isRefused(reading) ? reading : null;
}

/** Lengths, our formats, and the uniqueness of row ids: a merge that names rows needs it. */
function visitFormats(schema: FieldSchema, value: Json, pointer: string, out: Problem[], context: FormatContext): void {
  if (typeof value === 'string') {
    const format =
      schema.type === 'integer'
        ? whole(value, schema)
        : schema.format === undefined
          ? null
          : (FORMATS[schema.format]?.(value, schema, context) ?? null);
    for (const finding of [lengthProblem(schema, value), format])
      if (finding) out.push({ pointer, ...finding, severity: 'error' });
  } else if (Array.isArray(value) && schema.items) {
    const items = schema.items;
    const ids = value.map((row) => (isObject(row) ? row['id'] : undefined)).filter((id) => id !== undefined);
    if (new Set(ids).size < ids.length) out.push({ pointer, code: 'unique-rows', params: {}, severity: 'error' });
    // Beyond the limit the list is refused as a whole; its rows are not worth the time.
    value.slice(0, schema.maxItems).forEach((row, i) => visitFormats(items, row, `${pointer}/${i}`, out, context));
  } else if (isObject(value) && schema.properties) {
    for (const [name, field] of Object.entries(schema.properties)) {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      if (inner !== undefined) visitFormats(field, inner, `${pointer}/${escapeSegment(name)}`, out, context);
    }
  }
}

function onePerField(found: readonly Problem[]): Problem[] {
  const best = new Map<string, Problem>();
  for (const problem of found) {
    const other = best.get(problem.pointer);
    if (!other || ORDER.indexOf(problem.code) < ORDER.indexOf(other.code)) best.set(problem.pointer, problem);
  }
  return [...best.values()];
}
