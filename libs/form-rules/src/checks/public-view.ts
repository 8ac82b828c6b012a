import type { FieldSchema, FormDefinition, Json, JsonObject, Marks, Publicity } from '../types';
import { escapeSegment, isObject } from '../content/limits';

/**
 * The content as it may leave the authorities. A field goes where it or anything above it is marked confidential, where
 * its own default is confidential and the applicant has not marked it public, and where it is personal data (`never`).
 * A row goes where its own flag (`x-public-flag`) is not true. Nothing that the schema does not describe is let
 * through.
 */
export function publicView(form: FormDefinition, content: Json, marks: Marks): Json {
  return reduce(form.schema, content, [''], form.schema['x-public'] ?? 'confidential', marks) ?? {};
}

function isPublic(byDefault: Publicity, mark: 'public' | 'confidential' | undefined): boolean {
  return byDefault !== 'never' && (mark ?? byDefault) === 'public';
}

/** `pointers` are the ways to name the same place: by row number and by row id. */
function reduce(
  schema: FieldSchema,
  value: Json,
  pointers: readonly string[],
  publicity: Publicity,
  marks: Marks,
): Json | undefined {
  const mark = markAt(pointers, marks);
  if (mark === 'confidential') return undefined;
  if (schema.type === 'object')
    return isObject(value) ? reduceObject(schema, value, pointers, publicity, marks) : undefined;
  if (schema.type === 'array' && schema.items?.type === 'object') {
    const row = schema.items;
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item, i) => {
      const names = isObject(item) && typeof item['id'] === 'string' ? [String(i), `@${item['id']}`] : [String(i)];
      return reduce(row, item, extend(pointers, names), row['x-public'] ?? publicity, marks) ?? [];
    });
  }
  return isPublic(publicity, mark) ? value : undefined;
}

function reduceObject(
  schema: FieldSchema,
  value: JsonObject,
  pointers: readonly string[],
  publicity: Publicity,
  marks: Marks,
): Json | undefined {
  const kept: JsonObject = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    if (field['x-public-flag'] === true && inner !== true) return undefined;
    if (inner === undefined) continue;
    // The id of a row says nothing about anyone and keeps rows together.
    const shown =
      name === 'id' ? inner : reduce(field, inner, extend(pointers, [name]), field['x-public'] ?? publicity, marks);
    if (shown !== undefined) kept[name] = shown;
  }
  return kept;
}

function extend(pointers: readonly string[], names: readonly string[]): string[] {
  return pointers.flatMap((pointer) => names.map((name) => `${pointer}/${escapeSegment(name)}`));
}

/** Where two names of the same place carry different marks, the careful one counts. */
function markAt(pointers: readonly string[], marks: Marks): 'public' | 'confidential' | undefined {
  const found = pointers.flatMap((pointer) => (Object.hasOwn(marks, pointer) ? (marks[pointer] ?? []) : []));
  return found.includes('confidential') ? 'confidential' : found[0];
}
