import type { DossierRow, NominationStage } from '@linxuan/domain';
import { DossierRepository, type Tx } from '@linxuan/persistence';
import { DomainError, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';

export interface Batch {
  edition: CompiledEdition;
  stage: NominationStage;
  /** The one to work on. */
  current: DossierRow;
  /** Every batch of this stage, newest first. */
  all: DossierRow[];
}

const OPEN = ['drafted', 'prepared', 'transmitted'];

/** One nomination that the organisation owns: a stage of an edition with its batches, newest first. */
export interface NominationPlace {
  edition: CompiledEdition;
  stage: NominationStage;
  all: [DossierRow, ...DossierRow[]];
}

/**
 * Every nomination of the organisation: those with a batch in hand first, and of these the one with the most urgent
 * work.
 */
export async function findPlaces(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  now: string,
): Promise<NominationPlace[]> {
  const served = (await editions.ofWorkspace(tx, actor, 'nomination', now)).map(({ edition }) => edition.id);
  const rows = (await new DossierRepository(tx).nominationsOf(actor.orgId)).sort(newestFirst);
  const places = new Map<string, NominationPlace>();
  for (const row of rows) {
    const key = `${row.editionId} ${row.stage}`;
    const known = places.get(key);
    if (known) {
      known.all.push(row);
      continue;
    }
    const edition = await editions.get(tx, row.editionId);
    const stage = edition.machine.stages.get(row.stage);
    if (stage?.kind === 'nomination') places.set(key, { edition, stage, all: [row] });
  }
  const urgency = ({ all: [first], stage, edition }: NominationPlace) =>
    `${OPEN.includes(first.state) ? 0 : 1}${String(served.indexOf(edition.id) + 1 || 99).padStart(2, '0')}${stage.deadline.date ?? '9'}`;
  return [...places.values()].sort((a, b) => urgency(a).localeCompare(urgency(b)));
}

/**
 * The nomination asked for; without a stage or an edition, the first. Throws `subject.notFound` where there is none.
 */
export function batchOf(places: NominationPlace[], stageId?: string, editionId?: string): Batch {
  const place = places.find(
    ({ edition, stage }) => (!stageId || stage.id === stageId) && (!editionId || edition.id === editionId),
  );
  if (!place) throw new DomainError('subject.notFound');
  return { ...place, current: place.all.find(({ state }) => OPEN.includes(state)) ?? place.all[0] };
}

function newestFirst(a: DossierRow, b: DossierRow): number {
  const key = (row: DossierRow) =>
    `${OPEN.includes(row.state) ? '1' : '0'}${row.receiptedAt ?? row.releasedAt ?? row.preparedAt ?? ''}`;
  return key(b).localeCompare(key(a));
}
