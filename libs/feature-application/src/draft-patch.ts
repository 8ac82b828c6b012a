import type { DraftPatchDto, PatchedDraftDto, RemoteChangeDto, WriterDto } from '@linxuan/contracts';
import {
  cleanContent,
  covers,
  fieldAt,
  getAt,
  mergePatch,
  parsePointer,
  type FieldPatch,
  type FormDefinition,
  type Json,
  type JsonObject,
  type PatchRefusal,
} from '@linxuan/form-rules';
import type { StoredDraft, Writers } from './draft-store';

export interface PatchedDraft {
  content: JsonObject;
  fieldVersions: Record<string, number>;
  version: number;
  writers: Writers;
  applied: string[];
  answer: Omit<PatchedDraftDto, 'savedAt'>;
}

/**
 * Merges the patches field by field. Only what was really written makes a new version; what the form has no place for
 * is refused alone, and a field that somebody else wrote meanwhile is answered with both values.
 */
export function patchDraft(
  form: FormDefinition,
  draft: StoredDraft,
  { patches, knownVersion }: DraftPatchDto,
  writer: { user: string; name: string; at: string },
): PatchedDraft {
  const misplaced = patches.filter(({ pointer }) => !hasPlace(form, pointer));
  const taken: FieldPatch[] = patches
    .filter((patch) => !misplaced.includes(patch))
    .map(({ pointer, value, baseVersion }) => ({
      pointer,
      baseVersion,
      ...(value === undefined ? {} : { value: cleanContent(fieldAt(form, pointer)?.schema, value) }),
    }));
  const merged = mergePatch(draft.content, taken, draft.fieldVersions, draft.version + 1);
  const changed = merged.applied.length > 0;
  const version = changed ? draft.version + 1 : draft.version;
  const fieldVersions = withoutParts(merged.versions, merged.applied);
  const writers = prune(changed ? { ...draft.writers, [version]: writer } : draft.writers, fieldVersions);
  const refused: PatchRefusal[] = [
    ...misplaced.map(({ pointer }) => ({ pointer, code: 'unknown-field' as const })),
    ...merged.refused,
  ];
  return {
    content: merged.content as JsonObject,
    fieldVersions,
    version,
    writers,
    applied: merged.applied,
    answer: {
      version,
      fieldVersions,
      refused,
      conflicts: merged.conflicts.map(({ pointer, mine, theirs, theirVersion }) => ({
        pointer,
        mine: mine ?? null,
        theirs: theirs ?? null,
        theirVersion,
        ...shown(writers[theirVersion]),
      })),
      remote:
        knownVersion === undefined
          ? []
          : remoteChanges(merged.content, fieldVersions, writers, knownVersion, version, changed),
    },
  };
}

/** Fields written after `known` by others: everything newer but what this very request wrote. */
function remoteChanges(
  content: Json,
  versions: Record<string, number>,
  writers: Writers,
  known: number,
  version: number,
  changed: boolean,
): RemoteChangeDto[] {
  return Object.entries(versions)
    .filter(([, at]) => at > known && !(changed && at === version))
    .map(([pointer, at]) => {
      const value = getAt(content, pointer);
      return { pointer, version: at, ...(value === undefined ? {} : { value }), ...shown(writers[at]) };
    });
}

function shown(writer: Writers[string] | undefined): Partial<WriterDto> {
  return writer ? { by: writer.name, at: writer.at } : {};
}

/** A whole that was written makes the older versions of its parts needless. */
function withoutParts(versions: Readonly<Record<string, number>>, applied: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(versions).filter(
      ([pointer, at]) =>
        !applied.some((whole) => whole !== pointer && at < (versions[whole] ?? 0) && covers(whole, pointer)),
    ),
  );
}

function prune(writers: Writers, versions: Record<string, number>): Writers {
  const used = new Set(Object.values(versions).map(String));
  return Object.fromEntries(Object.entries(writers).filter(([version]) => used.has(version)));
}

const MARK = /^\/(attachments\/[0-9a-f-]{36}|[A-Za-z][^\u0000-\u001f]*)$/;

/** A field, group, list or row of the form, or one mark. The whole document and unknown names have no place. */
export function hasPlace(form: FormDefinition, pointer: string): boolean {
  let segments: string[];
  try {
    segments = parsePointer(pointer);
  } catch {
    return false;
  }
  const [root, second] = segments;
  if (root === undefined || /[\u0000-\u001f]/.test(pointer)) return false;
  if (root === 'marks') return segments.length === 2 && MARK.test(second ?? '');
  const field = fieldAt(form, pointer);
  if (field) return true;
  const parent = fieldAt(form, pointer.slice(0, pointer.lastIndexOf('/')));
  return parent?.type === 'array' && segments.at(-1) !== '-';
}
