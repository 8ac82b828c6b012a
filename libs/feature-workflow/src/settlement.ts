import { cutUnits } from '@linxuan/form-rules';
import type { Command, ProgrammeDefinition, Refusal, RowChange, SubjectEvent, WorkingSet } from '@linxuan/domain';
import {
  addApplied,
  addChanges,
  addEvents,
  addOutcomes,
  addRecords,
  addSnapshots,
  tellSettled,
  WriteBatch,
  type ChainHeads,
  type DecisionRecordEntity,
  type Snapshot,
  type TransitionRequestEntity,
  type Tx,
} from '@linxuan/persistence';
import { transitions } from '@linxuan/platform';
import { withOrganisationNames } from './named-organisations';
import { writeRevision } from './revision-writer';
import { stampOf } from './transition-command';

/** Units of a hint of what changed, at most: a notification holds 8000 bytes. */
const HINT_UNITS = 7000;

/** What was decided of a request and what is to be written for it. */
export type Settlement = { request: TransitionRequestEntity } & ({ refusal: Refusal } | { applied: Applied });

export interface Applied {
  state: string;
  version: number;
  /** Ids of what changed, for pages that are open. */
  hint: object;
  /** Absent where the rows are written already. */
  writes?: Writes;
}

export interface Writes {
  snapshots: Snapshot[];
  changes: RowChange[];
  events: SubjectEvent[];
  heads: ChainHeads;
  /** Of the definition under which it was decided. */
  digest: string;
  records: DecisionRecordEntity[];
  /** Where the act may hand in a revision. */
  revision?: { command: Command; before: WorkingSet; definition: Pick<ProgrammeDefinition, 'bindings'> };
}

/**
 * Writes what was decided of requests that share no row, with their outcomes, in one statement; other features are told
 * by the outbox, other processes by a hint.
 */
export async function writeSettlements(tx: Tx, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return;
  const batch = new WriteBatch();
  const applied = settlements.flatMap((one) => ('applied' in one ? [one] : []));
  const writes = applied.flatMap(({ request, applied: { writes: each } }) => (each ? [{ request, ...each }] : []));
  addSnapshots(
    batch,
    writes.flatMap(({ snapshots }) => snapshots),
  );
  addChanges(
    batch,
    writes.flatMap(({ changes }) => changes),
  );
  addEvents(
    batch,
    writes.map(({ request, events, heads, digest }) => ({ events, heads, stamp: stampOf(request, digest) })),
  );
  addRecords(
    batch,
    writes.flatMap(({ records }) => records),
  );
  for (const { changes, revision } of writes)
    if (revision) await writeRevision(tx, changes, revision.command, revision.before, revision.definition);
  const outcomes = [];
  for (const one of settlements) outcomes.push(await outcomeOf(tx, one));
  addOutcomes(batch, outcomes);
  addApplied(
    batch,
    applied.map(({ request }) => request.id),
  );
  await batch.run(
    tx,
    tellSettled(
      settlements.map(({ request }) => request.id),
      applied.map(({ applied: { hint } }) => cutUnits(JSON.stringify(hint), HINT_UNITS)),
    ),
  );
}

async function outcomeOf(tx: Tx, settlement: Settlement) {
  const { id } = settlement.request;
  if ('applied' in settlement) {
    const { state, version } = settlement.applied;
    return { id, state: 'applied' as const, outcome: { state, version } };
  }
  const { code, params, rule, fields } = settlement.refusal;
  const named = await withOrganisationNames(tx, params);
  return { id, state: 'refused' as const, outcome: { code, params: named, rule, fields } };
}

/** Counts what was settled: behind the commit, since what was rolled back and run again is one transition. */
export function countSettled(settlements: readonly Settlement[]): void {
  for (const one of settlements)
    transitions.inc({
      subject: one.request.subjectType,
      action: one.request.action,
      outcome: 'applied' in one ? 'applied' : 'refused',
      code: 'applied' in one ? '' : one.refusal.code,
    });
}
