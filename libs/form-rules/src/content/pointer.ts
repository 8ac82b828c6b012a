import type { Json, JsonObject } from '../types';
import { CONTENT_LIMITS, escapeSegment, isForbiddenKey, isObject } from './limits';

/**
 * JSON pointers (RFC 6901) with one addition: a segment `@<id>` names the row of a list by its `id`. Two people who add
 * and remove rows at the same time would otherwise write into each other's rows.
 */
export class PointerError extends Error {
  constructor(
    readonly code: 'bad-pointer' | 'too-deep' | 'too-many-rows',
    readonly pointer: string,
  ) {
    super(`${code}: ${pointer}`);
    this.name = 'PointerError';
  }
}

export function parsePointer(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new PointerError('bad-pointer', pointer);
  const segments = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (segments.length > CONTENT_LIMITS.depth) throw new PointerError('too-deep', pointer);
  if (segments.some((segment) => isForbiddenKey(segment) || segment.length > 200))
    throw new PointerError('bad-pointer', pointer);
  return segments;
}

export function formatPointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${escapeSegment(String(segment))}`).join('');
}

/** Index of a list segment: a number, `@id`, or `-` for "behind the last"; -1 where there is no such row. */
function rowIndex(list: readonly Json[], segment: string): number {
  if (segment === '-') return list.length;
  if (segment.startsWith('@')) return list.findIndex((row) => isObject(row) && row['id'] === segment.slice(1));
  return /^(0|[1-9]\d{0,5})$/.test(segment) ? Number(segment) : -1;
}

function step(value: Json | undefined, segment: string): Json | undefined {
  if (Array.isArray(value)) return value[rowIndex(value, segment)];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** Value at the pointer, undefined where nothing is. Own properties only. */
export function getAt(content: Json, pointer: string): Json | undefined {
  return parsePointer(pointer).reduce<Json | undefined>(step, content);
}

/**
 * A copy with the value written; missing objects on the way are created, missing lists are not. The input stays as it
 * was.
 */
export function setAt(content: Json, pointer: string, value: Json): Json {
  return write(content, parsePointer(pointer), 0, pointer, value);
}

/** A copy without the field or row; the same content where nothing was there. */
export function removeAt(content: Json, pointer: string): Json {
  const segments = parsePointer(pointer);
  if (segments.length === 0) throw new PointerError('bad-pointer', pointer);
  return getAt(content, pointer) === undefined ? content : write(content, segments, 0, pointer, undefined);
}

function write(
  node: Json | undefined,
  segments: readonly string[],
  at: number,
  pointer: string,
  value: Json | undefined,
): Json {
  const segment = segments[at];
  if (segment === undefined) return value ?? null;
  const last = at === segments.length - 1;
  if (Array.isArray(node)) return writeRow(node, segment, segments, at, pointer, value);
  if (node !== undefined && node !== null && !isObject(node)) throw new PointerError('bad-pointer', pointer);
  if (segment.startsWith('@') || segment === '-') return writeRow([], segment, segments, at, pointer, value);
  if (node === undefined && /^\d+$/.test(segment)) throw new PointerError('bad-pointer', pointer);
  const copy: JsonObject = { ...(node ?? {}) };
  if (last && value === undefined) delete copy[segment];
  else
    copy[segment] = last
      ? (value ?? null)
      : write(Object.hasOwn(copy, segment) ? copy[segment] : undefined, segments, at + 1, pointer, value);
  return copy;
}

function writeRow(
  list: readonly Json[],
  segment: string,
  segments: readonly string[],
  at: number,
  pointer: string,
  value: Json | undefined,
): Json {
  const last = at === segments.length - 1;
  const found = rowIndex(list, segment);
  const index = found === -1 && segment.startsWith('@') ? list.length : found;
  if (index < 0 || index > list.length) throw new PointerError('bad-pointer', pointer);
  if (index >= CONTENT_LIMITS.rows) throw new PointerError('too-many-rows', pointer);
  const copy = [...list];
  if (last && value === undefined) {
    copy.splice(index, 1);
    return copy;
  }
  const row = last ? (value ?? null) : write(copy[index], segments, at + 1, pointer, value);
  // A row written under a name carries that name, or the next write would add a second row.
  copy[index] = segment.startsWith('@') && isObject(row) ? { ...row, id: segment.slice(1) } : row;
  return copy;
}

/**
 * The pointer with row numbers replaced by `@id` where the rows have ids: the same text for the same field for ever.
 */
export function stablePointer(content: Json, pointer: string): string {
  let node: Json | undefined = content;
  const stable = parsePointer(pointer).map((segment) => {
    const parent: Json | undefined = node;
    node = step(parent, segment);
    if (!Array.isArray(parent) || !isObject(node)) return segment;
    return typeof node['id'] === 'string' ? `@${node['id']}` : segment;
  });
  return formatPointer(stable);
}

/** Whether `outer` is `inner` or stands above it. A `*` in `outer` stands for any one segment. */
export function covers(outer: string, inner: string): boolean {
  const above = parsePointer(outer);
  const below = parsePointer(inner);
  return (
    above.length <= below.length &&
    above.every((segment, i) => segment === '*' || below[i] === '*' || segment === below[i])
  );
}
