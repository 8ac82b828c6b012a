import { deskOf, type DeskName } from '@linxuan/contracts';
import type { CaseMachine, StageDefinition } from '@linxuan/domain';
import { deskEditionRows, type Tx } from '@linxuan/persistence';
import type { CompiledEdition, DeskPlace, SessionActor } from '@linxuan/platform';

/** The editions that a desk serves and whose programme has the stage that is worked on there. One statement. */
export async function deskPlaces(
  tx: Tx,
  editionOf: (id: string) => Promise<CompiledEdition>,
  actor: SessionActor,
  name: DeskName,
  now: string,
  named?: string,
): Promise<DeskPlace[]> {
  const desk = deskOf(name);
  const rows = await deskEditionRows(tx, {
    queues: actor.queues,
    kinds: desk.kinds === 'all' ? null : desk.kinds,
    board: desk.board ?? null,
    finished: desk.finished ?? false,
    now,
    named,
  });
  const places: DeskPlace[] = [];
  for (const { id, state, count, overdue, earliest } of rows) {
    const edition = await editionOf(id);
    if (count === 0 && !hasDesk(edition.machine, name, actor)) continue;
    places.push({
      edition,
      closed: state === 'closed',
      count,
      overdue,
      earliestDue: earliest?.toISOString() ?? null,
    });
  }
  return places;
}

function hasDesk({ stages }: CaseMachine, name: DeskName, actor: SessionActor): boolean {
  const desk = deskOf(name);
  const fits = (stage: StageDefinition) =>
    desk.stages.includes(stage.kind) &&
    (desk.about === undefined || (stage.kind === 'check' && stage.about === desk.about)) &&
    // A notice is published either by the nominators, each its own, or by the authority.
    (stage.kind !== 'public-notice' ||
      (stage.by ?? 'authority') === (actor.role.startsWith('nominator-') ? 'nominator' : 'authority'));
  return desk.stages.length === 0 || [...stages.values()].some(fits);
}
