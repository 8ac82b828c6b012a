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

function fieldErrors(errors: ErrorObject[]) {
  const seen = new Map<string, { pointer: string; code: string; params?: Record<string, string | number> }>();
  for (const { instancePath, keyword, params } of errors) {
    const extra = (params as Record<string, unknown>)['missingProperty'] ?? (params as Record<string, unknown>)['additionalProperty'];
    const pointer = extra === undefined ? instancePath : `${instancePath}/${String(extra)}`;
    const limit = (params as Record<string, unknown>)['limit'];
    if (!seen.has(pointer)) seen.set(pointer, { pointer, code: keyword, ...(typeof limit === 'number' ? { params: { limit } } : {}) });
  }
  return [...seen.values()];
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
