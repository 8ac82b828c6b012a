import type { FieldSchema, Json, JsonObject } from '../types';
import { isObject } from '../content/limits';
import { canonicalPatentNumber, canonicalPhone, compactIdentifier } from '../formats/check-digits';

/**
 * Formats whose values are one code however they are written: width, case, spaces and invisible marks do not make
 * another.
 */
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  uscc: compactIdentifier,
  'patent-number': canonicalPatentNumber,
  'region-code': compactIdentifier,
  phone: canonicalPhone,
};

/**
 * The content with every code in its one form, so that rules and registers compare codes and not ways of writing them:
 * an enterprise's own code in lower case is its own, and a patent is listed twice although ZL or the point is left out
 * once.
 */
export function withCanonicalCodes(schema: FieldSchema | undefined, value: Json): Json {
  if (!schema) return value;
  if (typeof value === 'string') return FORMS[schema.format ?? '']?.(value) ?? value;
  if (Array.isArray(value)) return value.map((row) => withCanonicalCodes(schema.items, row));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = withCanonicalCodes(schema.properties?.[name], inner);
  return copy;
}
