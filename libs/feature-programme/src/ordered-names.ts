import type { ProgrammeDefinition, Text } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';

/** The definition with the names that orders have given its nominators since; the stored one never changes. */
export async function withOrderedNames(
  tx: Tx,
  editionId: string,
  definition: ProgrammeDefinition,
): Promise<ProgrammeDefinition> {
  const rows: { org_id: string; name: Text }[] = await tx.query(
    `SELECT DISTINCT ON (org_id) org_id, payload->'name' AS name FROM recorded_order WHERE edition_id = $1 AND kind IN ('rename-nominator', 'merge-nominator') ORDER BY org_id, ordered_at DESC`,
    [editionId],
  );
  if (rows.length === 0) return definition;
  const names = new Map(rows.map(({ org_id, name }) => [org_id, name]));
  return {
    ...definition,
    roster: definition.roster.map((entry) => ({ ...entry, name: names.get(entry.org) ?? entry.name })),
  };
}
