import type { BodySheetRowDto } from '@linxuan/contracts';

/** Whether a row tells of a body more than its code, so that it may bring a new one. */
export const describesBody = ({ kind, name }: BodySheetRowDto): boolean => (kind ?? '') + (name ?? '') !== '';

/**
 * The places of rows in the order in which their bodies can be: those that describe one before those that only name it,
 * and a parent of the same sheet before what belongs to it. What belongs to itself is left to who judges it.
 */
export function parentsFirst(rows: readonly BodySheetRowDto[]): number[] {
  const described = new Map(
    rows.filter(describesBody).map(({ org, parent }): [string, string] => [org ?? '', parent ?? '']),
  );
  const depth = (org: string, seen: readonly string[] = []): number => {
    const parent = described.get(org) ?? '';
    return parent === '' || seen.includes(org) ? 0 : 1 + depth(parent, [...seen, org]);
  };
  const rank = (row: BodySheetRowDto) => (describesBody(row) ? depth(row.org ?? '') : Number.MAX_SAFE_INTEGER);
  return rows
    .map((row, index) => ({ index, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index);
}
