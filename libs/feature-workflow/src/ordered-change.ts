import {
  applyChange,
  copyWorkingSet,
  derivedDeadlines,
  derivedTasks,
  intoChains,
  type CaseRow,
  type DueDates,
  type Command,
  type Decision,
  type RowChange,
  type StageDefinition,
  type WorkingSet,
} from '@linxuan/domain';
import {
  RecordedOrderRepository,
  WorkflowRepository,
  type LoadedWorkingSet,
  type TransitionRequestEntity,
  type Tx,
} from '@linxuan/persistence';
import type { EditionCache, LoadedEdition } from './edition-cache';

/**
 * What a recorded order does to running work. No stage offers these actions: the order that names the subject is the
 * right to them.
 */
export const ORDERED_ACTIONS = ['migrate', 'hand-over', 'postpone'] as const;
export type OrderedAction = (typeof ORDERED_ACTIONS)[number];

export function isOrdered(action: string): action is OrderedAction {
  return (ORDERED_ACTIONS as readonly string[]).includes(action);
}

interface OrderFacts {
  kind: string;
  payload: { subjects?: string[]; toVersion?: number; successor?: string; until?: string };
}
export interface OrderedResult {
  decision: Extract<Decision, { refused: false }>;
  edition: LoadedEdition;
  before: WorkingSet;
  after: WorkingSet;
  changes: RowChange[];
  heads: LoadedWorkingSet['heads'];
  event: string;
}

interface Place {
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
  versions: number[];
}
type Refused = Extract<Decision, { refused: true }>;

/** Refuses a subject that the order does not name, or that has moved on since. */
export async function applyOrder(
  tx: Tx,
  editions: EditionCache,
  request: TransitionRequestEntity,
  place: Place,
  command: Command,
  dueDates: DueDates,
): Promise<OrderedResult | Refused> {
  const order = (await new RecordedOrderRepository(tx).given(
    String(request.payload['orderId'] ?? ''),
    request.userId,
    place.editionId,
  )) as OrderFacts | undefined;
  if (!order?.payload.subjects?.includes(request.subjectId))
    return { refused: true, code: 'subject.notFound', params: {} };
  if (place.dossierId)
    return applyToDossier(
      tx,
      await editions.get(tx, place.editionId, place.versions.at(-1)),
      place.dossierId,
      order,
      command,
      dueDates,
    );
  const version = place.versions[0];
  if (!place.caseId || version === undefined) return { refused: true, code: 'subject.notFound', params: {} };
  const edition = await editions.get(tx, place.editionId, version);
  const { workingSet, heads } = await new WorkflowRepository(tx).loadForCase(edition.machine, place.caseId, 'none');
  const row = workingSet.case.get(place.caseId);
  if (!row || row.outcome !== 'running')
    return { refused: true, code: 'state.wrong', params: { action: request.action, state: row?.state ?? '' } };
  const moved =
    request.action === 'migrate'
      ? await migrated(tx, editions, edition, row, order, dueDates)
      : handedOver(workingSet, command, order);
  if (!moved) return { refused: true, code: 'state.wrong', params: { action: request.action, state: row.state } };
  return resultOf(
    moved,
    { edition: moved.edition ?? edition, before: workingSet, heads },
    command,
    dueDates,
    row.state,
  );
}

/** A nomination that is still being prepared gets the later date, with the order in its own chain. */
async function applyToDossier(
  tx: Tx,
  edition: LoadedEdition,
  dossierId: string,
  order: OrderFacts,
  command: Command,
  dueDates: DueDates,
): Promise<OrderedResult | Refused> {
  const { workingSet, heads } = await new WorkflowRepository(tx).loadForDossier(edition.machine, dossierId);
  const row = workingSet.dossier.get(dossierId);
  const wrong: Refused = {
    refused: true,
    code: 'state.wrong',
    params: { action: command.action, state: row?.state ?? '' },
  };
  if (!row || command.action !== 'postpone' || order.kind !== 'extend-nomination' || !order.payload.until) return wrong;
  // Nothing may have been decided here yet, so the date that is about to move may not be a row so far.
  const first = derivedDeadlines(edition.machine, workingSet, command, dueDates);
  const before = copyWorkingSet(workingSet);
  first.forEach((change) => applyChange(before, change));
  const date = [...before.deadline.values()].find(
    ({ ownerId, kind, settledAt }) => ownerId === dossierId && kind === 'nomination' && settledAt === null,
  );
  if (!date) return wrong;
  const dueAt = new Date(order.payload.until).toISOString();
  if (dueAt <= date.dueAt) return { refused: true, code: 'deadline.notLater', params: { due: date.dueAt } };
  const later = {
    dueAt,
    state: dueAt < command.acceptedAt ? ('overdue' as const) : ('running' as const),
    extensions: date.extensions + 1,
  };
  const isNew = !workingSet.deadline.has(date.id);
  const changes: RowChange[] = [
    ...first.filter(({ id }) => id !== date.id),
    isNew
      ? { table: 'deadline', op: 'insert', id: date.id, set: { ...date, ...later } }
      : { table: 'deadline', op: 'update', id: date.id, set: { ...later, version: date.version + 1 } },
    { table: 'dossier', op: 'update', id: dossierId, set: { dueAt, version: row.version + 1 } },
  ];
  return {
    ...resultOf(
      { event: 'deadline.extended', changes },
      { edition, before: workingSet, heads },
      command,
      dueDates,
      row.state,
    ),
    before,
  };
}

function resultOf(
  { changes: moved, event }: Moved,
  from: Pick<OrderedResult, 'edition' | 'before' | 'heads'>,
  command: Command,
  dueDates: DueDates,
  state: string,
): OrderedResult {
  const after = copyWorkingSet(from.before);
  moved.forEach((change) => applyChange(after, change));
  const { machine } = from.edition;
  const derived = [
    ...derivedTasks(machine, after, command, dueDates),
    ...derivedDeadlines(machine, after, command, dueDates),
  ];
  derived.forEach((change) => applyChange(after, change));
  const changes = [...moved, ...derived];
  return {
    ...from,
    decision: { refused: false, events: intoChains(changes, from.before, after, event, command), state },
    after,
    changes,
    event,
  };
}

interface Moved {
  changes: RowChange[];
  event: string;
  edition?: LoadedEdition;
}

/**
 * The case goes on under another version; a term of its stage that the version changes is counted anew from the same
 * start.
 */
async function migrated(
  tx: Tx,
  editions: EditionCache,
  from: LoadedEdition,
  row: CaseRow,
  order: OrderFacts,
  dueDates: DueDates,
): Promise<Moved | null> {
  const { toVersion } = order.payload;
  if (order.kind !== 'migrate-cases' || toVersion === undefined || toVersion === row.editionVersion) return null;
  const to = await editions.get(tx, row.editionId, toVersion);
  if (!to.machine.states.has(row.state)) return null;
  const [old, next] = [termOf(from.machine.stages.get(row.stage)), termOf(to.machine.stages.get(row.stage))];
  const counted =
    JSON.stringify(old) === JSON.stringify(next) || row.correctionPointers.length > 0
      ? {}
      : { dueAt: next ? dueDates.due(next, row.enteredAt) : null };
  return {
    event: 'case.migrated',
    edition: to,
    changes: [
      {
        table: 'case',
        op: 'update',
        id: row.id,
        set: { editionVersion: toVersion, version: row.version + 1, ...counted },
      },
    ],
  };
}

function termOf(stage: StageDefinition | undefined) {
  return stage?.kind === 'application' ? stage.closes : stage?.due;
}

/** Open work of an official who was replaced passes to the successor. */
function handedOver(workingSet: WorkingSet, { subjectId }: Command, order: OrderFacts): Moved | null {
  const opinion = workingSet.opinion.get(subjectId);
  const { successor } = order.payload;
  if (order.kind !== 'replace-official' || !successor || opinion?.state !== 'assigned') return null;
  return {
    event: 'opinion.handedOver',
    changes: [
      { table: 'opinion', op: 'update', id: subjectId, set: { assigneeUser: successor, version: opinion.version + 1 } },
    ],
  };
}
