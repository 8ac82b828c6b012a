/** What stands for a document number where no document states the rule: the edition itself sets it. */
export const OURS = '本期设定';

/**
 * JSON pointers that a mark stands for. A part of the mark names a key, a row by its `id`, `org` or `code`, a row by
 * its place, or every row and key by `*`.
 */
export function markedPointers(value: unknown, mark: string): string[] {
  return mark
    .split('/')
    .slice(1)
    .reduce<{ value: unknown; pointer: string }[]>(
      (found, part) => found.flatMap(({ value: inside, pointer }) => step(inside, pointer, part)),
      [{ value, pointer: '' }],
    )
    .map(({ pointer }) => pointer);
}

/** Pointers of all values that something with marks of its own (`ours`) stands for. */
export function oursOf(value: { ours?: readonly { at: readonly string[] }[] | undefined }): Set<string> {
  return new Set((value.ours ?? []).flatMap(({ at }) => at.flatMap((mark) => markedPointers(value, mark))));
}

function step(value: unknown, pointer: string, part: string): { value: unknown; pointer: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key, inner]) => part === '*' || key === part || (Array.isArray(value) && nameOf(inner) === part))
    .map(([key, inner]) => ({ value: inner as unknown, pointer: `${pointer}/${key}` }));
}

function nameOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { id, org, code } = row as Record<string, unknown>;
  return [id, org, code].find((name): name is string => typeof name === 'string');
}
