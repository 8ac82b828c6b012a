import { workspaceOf, type WorkspaceName } from '@linxuan/contracts';
import type { CaseMachine, StageDefinition } from '@linxuan/domain';
import { workspaceEditionRows, type Tx } from '@linxuan/persistence';
import type { CompiledEdition, WorkspacePlace, SessionActor } from '@linxuan/platform';

/** The editions that a workspace serves and whose programme has the stage that is worked on there. One statement. */
export async function workspacePlaces(
  tx: Tx,
  editionOf: (id: string) => Promise<CompiledEdition>,
  actor: SessionActor,
  name: WorkspaceName,
  now: string,
  named?: string,
): Promise<WorkspacePlace[]> {
  const workspace = workspaceOf(name);
  const rows = await workspaceEditionRows(tx, {
    queues: actor.queues,
    kinds: workspace.kinds === 'all' ? null : workspace.kinds,
    board: workspace.board ?? null,
    finished: workspace.finished ?? false,
    now,
    named,
  });
  const places: WorkspacePlace[] = [];
  for (const { id, state, count, overdue, earliest } of rows) {
    const edition = await editionOf(id);
    if (count === 0 && !hasWorkspace(edition.machine, name, actor)) continue;
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

function hasWorkspace({ stages }: CaseMachine, name: WorkspaceName, actor: SessionActor): boolean {
  const workspace = workspaceOf(name);
  const fits = (stage: StageDefinition) =>
    workspace.stages.includes(stage.kind) &&
    (workspace.about === undefined || (stage.kind === 'check' && stage.about === workspace.about)) &&
    // A notice is published either by the nominators, each its own, or by the authority.
    (stage.kind !== 'public-notice' ||
      (stage.by ?? 'authority') === (actor.role.startsWith('nominator-') ? 'nominator' : 'authority'));
  return workspace.stages.length === 0 || [...stages.values()].some(fits);
}
