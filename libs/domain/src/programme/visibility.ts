import { formatPointer, getAt, parsePointer, removeAt, type Json, type JsonObject } from '@linxuan/form-rules';
import type { Role } from '../workflow/actor';
import type { CaseRow } from '../workflow/rows';
import type { CaseMachine } from './machine';

/**
 * Pointers of the content that a person does not see while a case is where it is: released once their stage is entered,
 * or never. `roles` are all duties of the person in that case, not the role of the moment alone: what one of them must
 * not see stays hidden.
 */
export function hiddenPointers(
  machine: Pick<CaseMachine, 'definition' | 'path'>,
  row: { stage: string; route: string | null },
  roles: readonly Role[],
): string[] {
  const path = machine.path(row.route);
  const at = path.indexOf(row.stage);
  return (machine.definition.visibility ?? [])
    .filter(
      ({ hiddenFrom, until }) =>
        hiddenFrom.some((role) => roles.includes(role)) && (until === undefined || at < path.indexOf(until)),
    )
    .map(({ pointer }) => pointer);
}

/** Whether a pointer stands at or below one of the hidden ones. */
export function isHidden(hidden: readonly string[], pointer: string): boolean {
  return hidden.some((each) => pointer === each || pointer.startsWith(`${each}/`));
}

/**
 * The content without what is hidden; A star stands for every row of a list. Files of a hidden slot keep their place
 * and lose their name.
 */
export function visibleContent<C extends Record<string, unknown> | null>(content: C, hidden: readonly string[]): C {
  if (content === null || hidden.length === 0) return content;
  let seen = content as Json;
  for (const pointer of hidden) seen = pointer.startsWith('/attachments') ? seen : without(seen, parsePointer(pointer));
  const files = (seen as JsonObject)['attachments'];
  if (!Array.isArray(files)) return seen as unknown as C;
  return {
    ...(seen as JsonObject),
    attachments: files.map((file) => maskedFile(file as unknown as NamedFile, hidden) as unknown as Json),
  } as unknown as C;
}

function without(content: Json, segments: readonly string[]): Json {
  const star = segments.indexOf('*');
  if (star < 0) return removeAt(content, formatPointer(segments));
  const list = getAt(content, formatPointer(segments.slice(0, star)));
  const rows = Array.isArray(list) ? list.length : 0;
  return Array.from({ length: rows }, (_, row) => row).reduce(
    (seen, row) => without(seen, [...segments.slice(0, star), String(row), ...segments.slice(star + 1)]),
    content,
  );
}

interface NamedFile {
  slot: string;
  name: string;
}

/** A file's name often says whose it is: where its slot, all files or the holder is hidden, the slot names it. */
export function maskedFile<F extends NamedFile>(file: F, hidden: readonly string[]): F {
  return hidesFile(file.slot, hidden) ? { ...file, name: file.slot } : file;
}

export function hidesFile(slot: string, hidden: readonly string[]): boolean {
  return isHidden(hidden, `/attachments/${slot}`);
}

const HOLDER_NAME = '/holder/name';

/** Whether the holder's name is hidden: then also who applies, and who nominates where that is the same body. */
export function hidesHolder(hidden: readonly string[]): boolean {
  return isHidden(hidden, HOLDER_NAME);
}

/** A case's row as it goes to a reader from whom the holder may be hidden. */
export function withoutHolder<R extends Pick<CaseRow, 'holderName' | 'applicantOrg' | 'groupOrg' | 'nominatorOrg'>>(
  row: R,
  hidden: readonly string[],
): R {
  if (!hidesHolder(hidden)) return row;
  return {
    ...row,
    holderName: '',
    applicantOrg: '',
    groupOrg: null,
    nominatorOrg: row.nominatorOrg === row.applicantOrg ? null : row.nominatorOrg,
  };
}
