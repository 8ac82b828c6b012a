import {
  applyChange,
  emptyWorkingSet,
  type RowChange,
  type WorkingSet,
  type WorkflowRows,
  type WorkflowTable,
} from '@linxuan/domain';
import { fromJsonRow, propertiesOf, tableName, WORKFLOW_ENTITIES, type UnitOfWork } from '@linxuan/persistence';

const PAGE = 2000;

/** Slots stand free from the opening of an account on; everything else comes from the events. */
async function startingWorkingSet(work: UnitOfWork): Promise<WorkingSet> {
  const workingSet = emptyWorkingSet();
  const slots: { id: string; account_id: string; number: number }[] = await work.source.query(
    `SELECT id, account_id, number FROM quota_slot WHERE origin = 'cap'`,
  );
  for (const { id, account_id, number } of slots)
    workingSet.quotaSlot.set(id, {
      id,
      accountId: account_id,
      number,
      state: 'free',
      caseId: null,
      origin: 'cap',
      originSha: null,
      amountFen: null,
    });
  return workingSet;
}

/** Rebuilds cases, opinions, panels, seats, tasks, slots and dossiers from the ledger alone, in the order it was written. */
export async function replayWorkingSet(work: UnitOfWork): Promise<WorkingSet> {
  const workingSet = await startingWorkingSet(work);
  let after = 0;
  for (;;) {
    const events: { id: string; payload: string }[] = await work.source.query(
      `SELECT id, payload FROM ledger_event WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    for (const { payload } of events)
      for (const change of (JSON.parse(payload) as { changes: RowChange[] }).changes) applyChange(workingSet, change);
    const last = events.at(-1);
    if (!last) return complete(workingSet);
    after = Number(last.id);
  }
}

/** A column that came later than an event stands empty in its row: the ledger is never written anew, and says nothing of it. */
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
    const rows: { row: Record<string, unknown> }[] = await work.source.query(
      `SELECT to_json(t) AS row FROM ${tableName(table)} t`,
    );
    for (const { row } of rows) {
      const entity: new () => WorkflowRows[typeof table] = WORKFLOW_ENTITIES[table];
      const read = fromJsonRow(entity, row);
      (workingSet[table] as Map<string, typeof read>).set(read.id, read);
    }
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
