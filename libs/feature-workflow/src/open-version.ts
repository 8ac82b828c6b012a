import type { ProgrammeDefinition } from '@linxuan/domain';
import { CHANNELS, type Tx } from '@linxuan/persistence';
import { openEdition } from './open-edition';

interface ApprovedVersion {
  state: string;
  programme_id: string;
  authority_org: string;
  definition: ProgrammeDefinition;
  digest: string;
}

/**
 * Puts an approved version into force: the one before it is superseded, accounts and first dossiers that it adds are opened, and a
 * raised cap gets its slots. Cases stay pinned to their version. Doing it twice changes nothing.
 */
export async function openVersion(tx: Tx, editionId: string, version: number, at: string): Promise<void> {
  const [row]: ApprovedVersion[] = await tx.query(
    `SELECT state, programme_id, authority_org, definition, digest FROM edition_version WHERE edition_id = $1 AND version = $2 FOR UPDATE`,
    [editionId, version],
  );
  if (row?.state !== 'approved') return;
  await tx.query(`UPDATE edition_version SET state = 'superseded' WHERE edition_id = $1 AND state = 'open'`, [
    editionId,
  ]);
  await tx.query(`UPDATE edition_version SET state = 'open', opened_at = $3 WHERE edition_id = $1 AND version = $2`, [
    editionId,
    version,
    at,
  ]);
  await tx.query(
    `INSERT INTO edition (id, programme_id, state, yaml, definition, form, taxonomy, digest, authority_org, opened_at, version)
     SELECT edition_id, programme_id, 'open', yaml, definition, compiled_form, taxonomy, digest, authority_org, opened_at, version FROM edition_version WHERE edition_id = $1 AND version = $2
     ON CONFLICT (id) DO UPDATE SET yaml = excluded.yaml, definition = excluded.definition, form = excluded.form, taxonomy = excluded.taxonomy, digest = excluded.digest, version = excluded.version`,
    [editionId, version],
  );
  const groups: { id: string }[] = await tx.query(
    `SELECT id FROM organisation WHERE kind = 'central-soe-group' ORDER BY id`,
  );
  await openEdition(
    tx,
    editionId,
    row.definition,
    row.digest,
    groups.map(({ id }) => id),
    at,
  );
  for (const { id, cap } of row.definition.quotas)
    if (cap !== null)
      await tx.query(`UPDATE quota_account SET cap = $3 WHERE edition_id = $1 AND quota_id = $2 AND cap < $3`, [
        editionId,
        id,
        cap,
      ]);
  await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.edition, editionId]);
}
