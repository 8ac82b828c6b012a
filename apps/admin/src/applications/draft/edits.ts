import type { RemoteChangeDto } from '@linxuan/contracts';
import { covers, PointerError, removeAt, sameJson, setAt, type Json, type JsonObject } from '@linxuan/form-rules';

/** One field as the person left it, not yet taken by the server. Without `value` the field or row was removed. */
export interface Edit {
  pointer: string;
  value?: Json;
  /** Version of the draft that was on the screen when the field was first touched. */
  baseVersion: number;
}

/** Whether two places share anything: the same field, a part of it, or a whole around it. */
export function meets(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a);
}

/** The edits with one more. The newest value of a field counts; its base stays that of the first touch. */
export function withEdit(edits: readonly Edit[], edit: Edit): Edit[] {
  const before = edits.find(({ pointer }) => pointer === edit.pointer);
  // Parts that were written before are in the newer whole.
  const others = edits.filter(({ pointer }) => !covers(edit.pointer, pointer));
  return [...others, before ? { ...edit, baseVersion: before.baseVersion } : edit];
}

export function applyEdit(content: Json, edit: Pick<Edit, 'pointer' | 'value'>): Json {
  try {
    return edit.value === undefined ? removeAt(content, edit.pointer) : setAt(content, edit.pointer, edit.value);
  } catch (error) {
    // The row it belonged to was removed meanwhile.
    if (error instanceof PointerError) return content;
    throw error;
  }
}

export function applyEdits(content: JsonObject, edits: readonly Pick<Edit, 'pointer' | 'value'>[]): JsonObject {
  return edits.reduce<Json>(applyEdit, content) as JsonObject;
}

/**
 * Takes in what others wrote. What the person has touched and not sent stays as they left it and keeps its old base, so
 * that the server will show both values; everything else moves on to the new version.
 */
export function mergeRemote(
  content: JsonObject,
  unsent: readonly Edit[],
  remote: readonly RemoteChangeDto[],
  version: number,
): { content: JsonObject; unsent: Edit[]; taken: RemoteChangeDto[] } {
  const taken = remote.filter(({ pointer }) => !unsent.some((edit) => meets(edit.pointer, pointer)));
  const disputed = remote.filter((change) => !taken.includes(change));
  return {
    content: applyEdits(content, taken),
    unsent: unsent.map((edit) =>
      disputed.some(({ pointer }) => meets(edit.pointer, pointer)) ? edit : { ...edit, baseVersion: version },
    ),
    taken,
  };
}

/** Edits that change nothing are not worth sending. */
export function isIdle(edit: Edit, saved: Json | undefined): boolean {
  return sameJson(edit.value, saved);
}
