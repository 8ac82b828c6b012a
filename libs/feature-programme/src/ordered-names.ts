import type { ProgrammeDefinition } from '@linxuan/domain';
import { RecordedOrderRepository, type Tx } from '@linxuan/persistence';

/** The definition with the names that orders have given its nominators since; the stored one never changes. */
export async function withOrderedNames(
  tx: Tx,
  editionId: string,
  definition: ProgrammeDefinition,
): Promise<ProgrammeDefinition> {
  const names = await new RecordedOrderRepository(tx).orderedNames(editionId);
  if (names.size === 0) return definition;
  return {
    ...definition,
    roster: definition.roster.map((entry) => ({ ...entry, name: names.get(entry.org) ?? entry.name })),
  };
}
