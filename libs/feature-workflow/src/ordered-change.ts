import {
  applyChange, copyWorld, derivedDeadlines, derivedTasks, intoChains, type CaseRow, type Clockwork, type Command, type Decision, type RowChange, type StageDefinition, type World,
} from '@linxuan/domain';
import { WorkflowRepository, type TransitionRequestRow, type Tx } from '@linxuan/persistence';
import type { LoadedWorld } from '@linxuan/persistence';
import type { EditionCache, LoadedEdition } from './edition-cache';

/** What a recorded order does to running work. No stage offers these actions: the order that names the subject is the right to them. */
export const ORDERED_ACTIONS = ['migrate', 'hand-over'] as const;
export type OrderedAction = (typeof ORDERED_ACTIONS)[number];

export function isOrdered(action: string): action is OrderedAction {
  return (ORDERED_ACTIONS as readonly string[]).includes(action);
}

interface OrderFacts {
  kind: string;
  payload: { subjects?: string[]; toVersion?: number; successor?: string };
}
export interface OrderedResult {
  decision: Extract<Decision, { refused: false }>;
  edition: LoadedEdition;
  before: World;
  after: World;
  changes: RowChange[];
  heads: LoadedWorld['heads'];
  event: string;
}

/** Throws away nothing: a subject that the order does not name, or that has moved on, is refused. */
export async function applyOrder(tx: Tx, editions: EditionCache, request: TransitionRequestRow, place: { caseId: string | null; editionId: string; versions: number[] }, command: Command, clockwork: Clockwork): Promise<OrderedResult | Extract<Decision, { refused: true }>> {
  const [order]: OrderFacts[] = await tx.query(`SELECT kind, payload FROM recorded_order WHERE id::text = $1 AND ordered_by = $2 AND edition_id = $3`, [String(request.payload['orderId'] ?? ''), request.userId, place.editionId]);
  const version = place.versions[0];
  if (!order?.payload.subjects?.includes(request.subjectId) || !place.caseId || version === undefined) return { refused: true, code: 'subject.notFound', params: {} };
  const edition = await editions.get(tx, place.editionId, version);
  const { world, heads } = await new WorkflowRepository(tx).loadForCase(edition.machine, place.caseId, false);
  const row = world.case.get(place.caseId);
  if (!row || row.outcome !== 'running') return { refused: true, code: 'state.wrong', params: { action: request.action, state: row?.state ?? '' } };
  const moved = request.action === 'migrate' ? await migrated(tx, editions, edition, row, order, clockwork) : handedOver(world, command, order);
  if (!moved) return { refused: true, code: 'state.wrong', params: { action: request.action, state: row.state } };
  const after = copyWorld(world);
  moved.changes.forEach((change) => applyChange(after, change));
  const { machine } = moved.edition ?? edition;
  const derived = [...derivedTasks(machine, after, command), ...derivedDeadlines(machine, after, command, clockwork)];
  derived.forEach((change) => applyChange(after, change));
  const changes = [...moved.changes, ...derived];
  return {
    decision: { refused: false, events: intoChains(changes, world, after, moved.event, command), state: row.state },
    edition: moved.edition ?? edition, before: world, after, changes, heads, event: moved.event,
  };
}

interface Moved {
  changes: RowChange[];
  event: string;
  edition?: LoadedEdition;
}

/** The case goes on under another version; a term of its stage that the version changes is counted anew from the same start. */
async function migrated(tx: Tx, editions: EditionCache, from: LoadedEdition, row: CaseRow, order: OrderFacts, clockwork: Clockwork): Promise<Moved | null> {
  const { toVersion } = order.payload;
  if (order.kind !== 'migrate-cases' || toVersion === undefined || toVersion === row.editionVersion) return null;
  const to = await editions.get(tx, row.editionId, toVersion);
  if (!to.machine.states.has(row.state)) return null;
  const [old, next] = [termOf(from.machine.stages.get(row.stage)), termOf(to.machine.stages.get(row.stage))];
  const counted = JSON.stringify(old) === JSON.stringify(next) || row.correctionPointers.length > 0 ? {} : { dueAt: next ? clockwork.due(next, row.enteredAt) : null };
  return { event: 'case.migrated', edition: to, changes: [{ table: 'case', op: 'update', id: row.id, set: { editionVersion: toVersion, version: row.version + 1, ...counted } }] };
}

function termOf(stage: StageDefinition | undefined) {
  return stage?.kind === 'application' ? stage.closes : stage?.due;
}

/** What lay with an official who was replaced lies with the one named after. */
function handedOver(world: World, { subjectId }: Command, order: OrderFacts): Moved | null {
  const opinion = world.opinion.get(subjectId);
  const { successor } = order.payload;
  if (order.kind !== 'replace-official' || !successor || opinion?.state !== 'assigned') return null;
  return { event: 'opinion.handedOver', changes: [{ table: 'opinion', op: 'update', id: subjectId, set: { assigneeUser: successor, version: opinion.version + 1 } }] };
}
