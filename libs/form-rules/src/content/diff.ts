import type { Json, JsonObject } from '../types';
import { isBlank, isObject } from './limits';
import { sameJson } from './blank';
import { covers, formatPointer } from './pointer';

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

export interface Change {
  /**
   * Into `after`; for something removed, into `before`. `moved` stands at the list and carries the row ids in order.
   */
  pointer: string;
  before: Json | undefined;
  after: Json | undefined;
  kind: ChangeKind;
  /** Id of the row that the change lies in. */
  row?: string;
}

interface Place {
  path: readonly (string | number)[];
  row: string | undefined;
}

/** What changed, field by field, in the order of the content. Rows are matched by `id`, otherwise by position. */
export function diffContent(before: Json, after: Json): Change[] {
  const changes: Change[] = [];
  compare(before, after, { path: [], row: undefined }, changes);
  return changes;
}

export function changedPointers(before: Json, after: Json): string[] {
  return diffContent(before, after).map((change) => change.pointer);
}

/**
 * Whether an opinion that rests on `restsOn` must be asked again after `changed`. A pointer covers what stands below
 * it, and a change of a whole covers its parts; `*` is any row. Undeclared (undefined or empty) means it rests on
 * everything.
 */
export function touches(changed: readonly string[], restsOn: readonly string[] | undefined): boolean {
  if (changed.length === 0) return false;
  if (restsOn === undefined || restsOn.length === 0) return true;
  return changed.some((change) => restsOn.some((ground) => covers(ground, change) || covers(change, ground)));
}

function compare(before: Json | undefined, after: Json | undefined, at: Place, out: Change[]): void {
  if (sameJson(before, after) || (isBlank(before) && isBlank(after))) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [byId(before), byId(after)];
    if (old && now) compareRows(old, now, at, out);
    else compareList(before, after, at, out);
    return;
  }
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(own(before, key), own(after, key), { path: [...at.path, key], row: at.row }, out);
    }
    return;
  }
  push(before, after, isBlank(before) ? 'added' : isBlank(after) ? 'removed' : 'changed', at, out);
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function push(before: Json | undefined, after: Json | undefined, kind: ChangeKind, at: Place, out: Change[]): void {
  const change: Change = { pointer: formatPointer(at.path), before, after, kind };
  out.push(at.row === undefined ? change : { ...change, row: at.row });
}

/** The rows by id with their position, or null where any row lacks an id or two share one. */
function byId(list: readonly Json[]): Map<string, { row: Json; index: number }> | null {
  const rows = new Map<string, { row: Json; index: number }>();
  for (const [index, row] of list.entries()) {
    const id = isObject(row) ? row['id'] : undefined;
    if (typeof id !== 'string' || rows.has(id)) return null;
    rows.set(id, { row, index });
  }
  return rows;
}

type Rows = ReadonlyMap<string, { row: Json; index: number }>;

function compareRows(before: Rows, after: Rows, at: Place, out: Change[]): void {
  for (const [id, { row, index }] of after) {
    const old = before.get(id);
    const place = { path: [...at.path, index], row: id };
    if (old) compare(old.row, row, place, out);
    else push(undefined, row, 'added', place, out);
  }
  for (const [id, { row, index }] of before) {
    if (!after.has(id)) push(row, undefined, 'removed', { path: [...at.path, index], row: id }, out);
  }
  const [was, is] = [
    [...before.keys()].filter((id) => after.has(id)),
    [...after.keys()].filter((id) => before.has(id)),
  ];
  if (!sameJson(was, is)) push(was, is, 'moved', at, out);
}

function compareList(before: readonly Json[], after: readonly Json[], at: Place, out: Change[]): void {
  for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
    const place = { path: [...at.path, i], row: at.row };
    if (i >= before.length) push(undefined, after[i], 'added', place, out);
    else if (i >= after.length) push(before[i], undefined, 'removed', place, out);
    else compare(before[i], after[i], place, out);
  }
}
