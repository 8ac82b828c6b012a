import { isObject } from '../content/limits';
import type { FieldSchema, Json, JsonObject } from '../types';

/**
 * What of a content a form has a place for, at any depth: fields that it lacks and choices that it does not offer are
 * left out, so that what comes from elsewhere never stands where nobody can take it away. Undefined where nothing is
 * left.
 */
export function knownContent(schema: FieldSchema | undefined, value: Json): Json | undefined {
  if (schema === undefined) return undefined;
  if (Array.isArray(value))
    return value.flatMap((row) => {
      const known = knownContent(schema.items, row);
      return known === undefined ? [] : [known];
    });
  if (!isObject(value)) return schema.enum && !schema.enum.some((one) => one === value) ? undefined : value;
  const known: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const { properties = {} } = schema;
    const kept = knownContent(Object.hasOwn(properties, name) ? properties[name] : undefined, inner);
    if (kept !== undefined) known[name] = kept;
  }
  return Object.keys(known).length > 0 ? known : undefined;
}
