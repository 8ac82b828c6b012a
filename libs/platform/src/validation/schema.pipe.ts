import type { PipeTransform } from '@nestjs/common';
import type { TSchema } from '@sinclair/typebox';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { DomainError } from '../problem';

const strict = addFormats(new Ajv({ allErrors: true, strict: false }));
const coercing = addFormats(new Ajv({ allErrors: true, strict: false, coerceTypes: true, useDefaults: true }));
const compiled = new WeakMap<object, ValidateFunction>();

/** Checks data against a JSON Schema; throws `request.invalid` with one entry per field. */
export function checkSchema(schema: object, value: unknown, mode: 'body' | 'query' = 'body'): void {
  const validate = compiled.get(schema) ?? (mode === 'query' ? coercing : strict).compile(schema);
  compiled.set(schema, validate);
  if (!validate(value)) throw new DomainError('request.invalid', {}, { fields: fieldErrors(validate.errors ?? []) });
}

/** A choice of literals is a list to choose from, and of several shapes only the one that was meant is complained about. */
function fieldErrors(all: ErrorObject[]) {
  const errors = ofShapeMeant(all);
  const chosen = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath));
  const seen = new Map<string, { pointer: string; code: string; params?: Record<string, string | number> }>();
  for (const { instancePath, keyword: named, params } of errors) {
    if (named === 'anyOf' && seen.has(instancePath)) continue;
    const keyword = named === 'const' && chosen.has(instancePath) ? 'enum' : named;
    const extra =
      (params as Record<string, unknown>)['missingProperty'] ??
      (params as Record<string, unknown>)['additionalProperty'];
    const pointer = extra === undefined ? instancePath : `${instancePath}/${String(extra)}`;
    const limit = (params as Record<string, unknown>)['limit'];
    if (!seen.has(pointer))
      seen.set(pointer, { pointer, code: keyword, ...(typeof limit === 'number' ? { params: { limit } } : {}) });
  }
  return [...seen.values()];
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
    private readonly schema: TSchema,
    private readonly mode: 'body' | 'query' = 'body',
  ) {}
  transform(value: unknown): unknown {
    const input = value ?? {};
    checkSchema(this.schema, input, this.mode);
    return input;
  }
}
