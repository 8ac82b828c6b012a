import type { FieldSchema, Json, JsonObject } from '../types';
import { isBlank, isObject } from './limits';

/**
 * The content without what is not filled in (null, empty or white text). A screen clears a field by writing an empty
 * text into it; for every rule that is the same as never having filled it in. Rows stay where they are.
 */
export function withoutBlanks(content: Json): Json {
  if (Array.isArray(content)) return content.map(withoutBlanks);
  if (typeof content !== 'object' || content === null) return content;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(content)) if (!isBlank(value)) copy[key] = withoutBlanks(value);
  return copy;
}

/**
 * The content with every required group present, so that what is missing is said field by field and not once for the
 * group.
 */
export function withGroups(schema: FieldSchema, content: Json): Json {
  if (Array.isArray(content))
    return schema.items ? content.map((row) => withGroups(schema.items ?? schema, row)) : content;
  if (!isObject(content)) return content;
  const copy: JsonObject = { ...content };
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inner = Object.hasOwn(copy, name) ? copy[name] : undefined;
    if (inner !== undefined) copy[name] = withGroups(field, inner);
    else if (field.type === 'object' && schema.required?.includes(name)) copy[name] = withGroups(field, {});
  }
  return copy;
}

/** Equality of JSON values, whatever the order of keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
