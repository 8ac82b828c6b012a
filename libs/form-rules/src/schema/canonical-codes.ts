import type { FieldSchema, Json, JsonObject } from '../types';
import { isObject } from '../content/limits';
import { compactIdentifier } from '../formats/check-digits';

/** Formats whose values are one code however they are written: width, case, spaces and invisible marks do not make another. */
const CODES: ReadonlySet<string | undefined> = new Set(['uscc', 'patent-number', 'region-code']);

/**
 * The content with every code in its one form, so that rules and registers compare codes and not ways of writing them: an
 * enterprise's own code in lower case is its own. A patent number keeps `ZL` and the point where they were written.
 */
export function withCanonicalCodes(schema: FieldSchema | undefined, value: Json): Json {
  if (!schema) return value;
  if (typeof value === 'string') return CODES.has(schema.format) ? compactIdentifier(value) : value;
  if (Array.isArray(value)) return value.map((row) => withCanonicalCodes(schema.items, row));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = withCanonicalCodes(schema.properties?.[name], inner);
  return copy;
}
