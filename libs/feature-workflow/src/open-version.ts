import { EditionVersionRepository, OrganisationRepository, type Tx } from '@linxuan/persistence';
import { openEdition } from './open-edition';

/**
 * Puts an approved version into force: the one before it is superseded, accounts and first dossiers that it adds are
 * opened, and a raised cap gets its slots. Cases stay pinned to their version. Doing it twice changes nothing.
 */
export async function openVersion(tx: Tx, editionId: string, version: number, at: string): Promise<void> {
  const versions = new EditionVersionRepository(tx);
  const row = await versions.lock(editionId, version);
  if (row?.state !== 'approved') return;
  await versions.putIntoForce(editionId, version, at);
  const groups = await new OrganisationRepository(tx).codesOfKind('central-soe-group');
  await openEdition(tx, editionId, row.definition, row.digest, groups, at);
  await versions.announce(editionId);
}
