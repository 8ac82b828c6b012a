import type { PipeTransform } from '@nestjs/common';
import { dateBounds, isDate, isPlausibleDate } from '@linxuan/form-rules';
import type { TSchema } from '@sinclair/typebox';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { DomainError } from '../problem';
import { askedOn } from './asked-on';
import { addTextKeywords, type SchemaContext } from './text-keywords';

const strict = addTextKeywords(
  addFormats(new Ajv({ allErrors: true, strict: false, verbose: true, passContext: true })),
);
const coercing = addTextKeywords(
  addFormats(
    new Ajv({
      allErrors: true,
      strict: false,
      verbose: true,
      passContext: true,
      coerceTypes: true,
      useDefaults: true,
    }),
  ),
);
type Params = Record<string, string | number>;
const compiled = new WeakMap<object, ValidateFunction>();

/**
 * Checks data against a JSON Schema; throws `request.invalid` with one entry per field. `context.today` is the business
 * day by which days of what has happened are judged.
 */
export function checkSchema(
  schema: object,
  value: unknown,
  mode: 'body' | 'query' = 'body',
  context: SchemaContext = {},
): void {
  const validate = compiled.get(schema) ?? (mode === 'query' ? coercing : strict).compile(schema);
  compiled.set(schema, validate);
  if (!validate.call(context, value))
    throw new DomainError('request.invalid', {}, { fields: fieldErrors(validate.errors ?? []) });
}

/**
 * A choice of literals is a list to choose from, and of several shapes only the one that was meant is complained about.
 */
function fieldErrors(all: ErrorObject[]) {
  const errors = ofShapeMeant(all);
  const chosen = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath));
  const seen = new Map<string, { pointer: string; code: string; params?: Params }>();
  for (const { instancePath, keyword: named, params, data } of errors) {
    if (named === 'anyOf' && seen.has(instancePath)) continue;
    const keyword = named === 'const' && chosen.has(instancePath) ? 'enum' : named;
    const extra =
      (params as Record<string, unknown>)['missingProperty'] ??
      (params as Record<string, unknown>)['additionalProperty'];
    const pointer = extra === undefined ? instancePath : `${instancePath}/${String(extra)}`;
    if (!seen.has(pointer)) seen.set(pointer, { pointer, ...said(keyword, params, data) });
  }
  return [...seen.values()];
}

/** A keyword with what its sentence needs. A day that exists but cannot be meant is told its bounds. */
function said(keyword: string, params: Record<string, unknown>, data: unknown): { code: string; params?: Params } {
  const { limit, format } = params;
  if (keyword === 'format' && (format === 'date' || format === 'date-time')) {
    const day = typeof data === 'string' ? data.slice(0, 10) : '';
    if (isDate(day) && !isPlausibleDate(day, 'plan')) return { code: 'date-range', params: { ...dateBounds('plan') } };
    if (format === 'date') return { code: 'date' };
  }
  const { from, to } = params;
  if (keyword === 'date-future') return { code: keyword, params: { to: String(to) } };
  if (keyword === 'date-range') return { code: keyword, params: { from: String(from), to: String(to) } };
  return { code: keyword, ...(typeof limit === 'number' ? { params: { limit } } : {}) };
}

/** `#/anyOf/<shape>/…` of bodies with a `kind`: shapes whose kind is another one are not what was sent. */
function ofShapeMeant(errors: ErrorObject[]): ErrorObject[] {
  const shapeOf = ({ schemaPath }: ErrorObject) => /^#\/anyOf\/(\d+)\//.exec(schemaPath)?.[1];
  const other = new Set(
    errors.filter(({ instancePath, keyword }) => instancePath === '/kind' && keyword === 'const').map(shapeOf),
  );
  const shapes = new Set(errors.flatMap((error) => shapeOf(error) ?? []));
  if (shapes.size <= other.size) return errors;
  return errors.filter(
    (error) => !other.has(shapeOf(error)) && !(error.instancePath === '' && error.keyword === 'anyOf'),
  );
}

/** `@Body(new SchemaPipe(Schema))`; with `'query'` text becomes numbers and defaults are filled in. */
export class SchemaPipe implements PipeTransform {
  constructor(
    readonly schema: TSchema,
    readonly mode: 'body' | 'query' = 'body',
  ) {}
  transform(value: unknown): unknown {
    const input = value ?? {};
    checkSchema(this.schema, input, this.mode, { today: askedOn() });
    return input;
  }
}
