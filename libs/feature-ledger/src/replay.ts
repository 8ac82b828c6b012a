import {
  applyChange,
  emptyWorkingSet,
  type RowChange,
  type WorkingSet,
  type WorkflowRows,
  type WorkflowTable,
} from '@linxuan/domain';
import { LedgerReader, propertiesOf, WORKFLOW_ENTITIES, type UnitOfWork } from '@linxuan/persistence';

const PAGE = 2000;

/** Slots stand free from the opening of an account on; everything else comes from the events. */
async function startingWorkingSet(work: UnitOfWork): Promise<WorkingSet> {
  const workingSet = emptyWorkingSet();
  for (const { id, accountId, number } of await new LedgerReader(work).openingSlots())
    workingSet.quotaSlot.set(id, {
      id,
      accountId,
      number,
      state: 'free',
      caseId: null,
      origin: 'cap',
      originSha: null,
      amountFen: null,
    });
  return workingSet;
}

/**
 * Rebuilds cases, opinions, panels, seats, tasks, slots and dossiers from the ledger alone, in the order it was
 * written.
 */
export async function replayWorkingSet(work: UnitOfWork): Promise<WorkingSet> {
  const workingSet = await startingWorkingSet(work);
  let after = 0;
  for (;;) {
    const events = await new LedgerReader(work).eventsAfter(after, PAGE);
    for (const { payload } of events)
      for (const change of (JSON.parse(payload) as { changes: RowChange[] }).changes) applyChange(workingSet, change);
    const last = events.at(-1);
    if (!last) return complete(workingSet);
    after = last.id;
  }
}

/**
 * A column that came later than an event stands empty in its row: the ledger is never written anew, and says nothing of
 * it.
 */
function complete(workingSet: WorkingSet): WorkingSet {
  for (const table of Object.keys(workingSet) as WorkflowTable[]) {
    const empty = Object.fromEntries(propertiesOf(WORKFLOW_ENTITIES[table]).map((property) => [property, null]));
    const rows = workingSet[table] as Map<string, WorkflowRows[typeof table]>;
    for (const [id, row] of rows) rows.set(id, { ...empty, ...row });
  }
  return workingSet;
}

/** The rows as they stand. */
export async function currentWorkingSet(work: UnitOfWork): Promise<WorkingSet> {
  const workingSet = emptyWorkingSet();
  for (const table of Object.keys(workingSet) as WorkflowTable[]) {
    const rows = workingSet[table] as Map<string, WorkflowRows[typeof table]>;
    for (const row of await new LedgerReader(work).rowsOf(table)) rows.set(row.id, row);
  }
  return workingSet;
}

/** Rows that differ between two working sets, by table, at most `limit` of them: for the report when digests differ. */
export function differences(a: WorkingSet, b: WorkingSet, limit = 20): { table: WorkflowTable; id: string }[] {
  const found: { table: WorkflowTable; id: string }[] = [];
  for (const table of Object.keys(a) as WorkflowTable[]) {
    const ids = new Set([...a[table].keys(), ...b[table].keys()]);
    for (const id of ids) {
      const [left, right] = [a[table].get(id), b[table].get(id)].map((row) =>
        JSON.stringify(row && Object.entries(row).sort(([x], [y]) => (x < y ? -1 : 1))),
      );
      if (left !== right) found.push({ table, id });
      if (found.length >= limit) return found;
    }
  }
  return found;
}
