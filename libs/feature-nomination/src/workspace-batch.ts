import type { DossierRow, NominationStage } from '@linxuan/domain';
import { DossierEntity, type Tx } from '@linxuan/persistence';
import { DomainError, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';

export interface Batch {
  edition: CompiledEdition;
  stage: NominationStage;
  /** The one to work on; null where the organisation nominates in no stage. */
  current: DossierRow | null;
  /** Every batch of this stage, newest first. */
  all: DossierRow[];
}

const OPEN = ['drafted', 'prepared', 'transmitted'];

/**
 * The nomination that the organisation owns: its stage, its batches, the one at hand. Throws `subject.notFound` where it
 * nominates nowhere. Without a stage the one of its newest open batch is taken.
 */
export async function findBatch(tx: Tx, editions: Editions, actor: SessionActor, stageId?: string, editionId?: string): Promise<Batch> {
  const rows = (await tx.getRepository(DossierEntity).find({ where: { ownerOrg: actor.orgId, kind: 'nomination', ...(stageId ? { stage: stageId } : {}), ...(editionId ? { editionId } : {}) } })).sort(newestFirst);
  const first = rows.find(({ state }) => OPEN.includes(state)) ?? rows[0];
  if (!first) throw new DomainError('subject.notFound');
  const edition = await editions.get(tx, first.editionId);
  const stage = edition.machine.stages.get(first.stage);
  if (stage?.kind !== 'nomination') throw new DomainError('subject.notFound');
  const all = rows.filter((row) => row.stage === first.stage && row.editionId === first.editionId);
  return { edition, stage, current: all.find(({ state }) => OPEN.includes(state)) ?? all[0] ?? null, all };
}

function newestFirst(a: DossierRow, b: DossierRow): number {
  const key = (row: DossierRow) => `${OPEN.includes(row.state) ? '1' : '0'}${row.receiptedAt ?? row.releasedAt ?? row.preparedAt ?? ''}`;
  return key(b).localeCompare(key(a));
}
