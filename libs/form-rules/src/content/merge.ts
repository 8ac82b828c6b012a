import type { Json, ProblemCode } from '../types';
import { checkLimits } from './limits';
import { covers, getAt, PointerError, removeAt, setAt, stablePointer } from './pointer';
import { sameJson } from './blank';

/** One field as one person left it. Without `value` the field (or row) is removed. Rows are best named by `@id`. */
export interface FieldPatch {
  pointer: string;
  value?: Json;
  baseVersion: number;
}

/** Version at which each field was last written, by its stable pointer. */
export type FieldVersions = Readonly<Record<string, number>>;

export interface PatchConflict {
  pointer: string;
  mine: Json | undefined;
  theirs: Json | undefined;
  theirVersion: number;
}
export interface PatchRefusal {
  pointer: string;
  code: ProblemCode;
  limit?: number;
}

export interface MergeResult {
  content: Json;
  /** Stable pointers that were written, in order. */
  applied: string[];
  /** The same field was written by someone else after `baseVersion`, and differently: the screen shows both. */
  conflicts: PatchConflict[];
  refused: PatchRefusal[];
  versions: FieldVersions;
}

const MAX_PATCHES = 200;

/**
 * Writes the patches into the content at `version`. Different fields merge; the same field with the same value merges;
 * the same field with another value is a conflict and stays as it is. What would break the limits is refused alone.
 */
export function mergePatch(
  content: Json,
  patches: readonly FieldPatch[],
  versions: FieldVersions = {},
  version = 0,
): MergeResult {
  const result: MergeResult = { content, applied: [], conflicts: [], refused: [], versions: { ...versions } };
  if (patches.length > MAX_PATCHES)
    return { ...result, refused: [{ pointer: '', code: 'too-large', limit: MAX_PATCHES }] };
  const merged = patches.reduce((done, patch) => mergeOne(done, patch, version), result);
  const breach = checkLimits(merged.content);
  if (!breach) return merged;
  // Each patch was small, but together they are not: none is kept.
  const refused = patches.map(({ pointer }) => ({ pointer, code: breach.code, limit: Number(breach.params['limit']) }));
  return { ...result, conflicts: merged.conflicts, refused };
}

function mergeOne(merged: MergeResult, patch: FieldPatch, version: number): MergeResult {
  try {
    const pointer = stablePointer(merged.content, patch.pointer);
    const theirs = getAt(merged.content, pointer);
    const theirVersion = lastWrite(merged.versions, pointer);
    if (theirVersion > patch.baseVersion && theirVersion !== version && !sameJson(theirs, patch.value)) {
      return { ...merged, conflicts: [...merged.conflicts, { pointer, mine: patch.value, theirs, theirVersion }] };
    }
    const breach = checkLimits(patch.value ?? null);
    if (breach) return refuse(merged, patch.pointer, breach.code, Number(breach.params['limit']));
    const content =
      patch.value === undefined ? removeAt(merged.content, pointer) : setAt(merged.content, pointer, patch.value);
    // Named after the write: a row that was appended has its name only now.
    const written = stablePointer(
      content,
      pointer.replace(/\/-(?=\/|$)/, () => `/${lastRow(content, pointer)}`),
    );
    return {
      ...merged,
      content,
      applied: [...merged.applied, written],
      versions: { ...merged.versions, [written]: version },
    };
  } catch (error) {
    if (error instanceof PointerError) return refuse(merged, patch.pointer, error.code);
    throw error;
  }
}

function lastRow(content: Json, pointer: string): number {
  const list = getAt(content, pointer.slice(0, pointer.indexOf('/-')));
  return Array.isArray(list) ? list.length - 1 : 0;
}

/** Newest version at which the field, a part of it, or a whole around it was written. */
function lastWrite(versions: FieldVersions, pointer: string): number {
  return Object.entries(versions).reduce(
    (newest, [field, version]) =>
      covers(field, pointer) || covers(pointer, field) ? Math.max(newest, version) : newest,
    0,
  );
}

function refuse(merged: MergeResult, pointer: string, code: ProblemCode, limit?: number): MergeResult {
  return {
    ...merged,
    refused: [...merged.refused, limit === undefined ? { pointer, code } : { pointer, code, limit }],
  };
}
