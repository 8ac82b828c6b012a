import type { RowChange, WorkflowRows, WorkflowTable } from './rows';

/** The rows a decision looks at, by table and id: a few locked ones in a transition, all of them in a replay. */
export type WorkingSet = { [T in WorkflowTable]: Map<string, WorkflowRows[T]> };

export function emptyWorkingSet(): WorkingSet {
  return {
    case: new Map(),
    opinion: new Map(),
    panel: new Map(),
    seat: new Map(),
    dossier: new Map(),
    dossierItem: new Map(),
    quotaSlot: new Map(),
    objection: new Map(),
    entry: new Map(),
    task: new Map(),
    party: new Map(),
    obligation: new Map(),
    deadline: new Map(),
  };
}

/** A copy whose maps can be written without touching the original; rows are replaced, never mutated. */
export function copyWorkingSet(workingSet: WorkingSet): WorkingSet {
  const copy = emptyWorkingSet();
  for (const table of Object.keys(workingSet) as WorkflowTable[]) {
    const target = copy[table] as Map<string, unknown>;
    for (const [id, row] of workingSet[table]) target.set(id, row);
  }
  return copy;
}

/** Folds one change into the working set. The same function serves decisions, replay and tests. */
export function applyChange(workingSet: WorkingSet, change: RowChange): void {
  const rows = workingSet[change.table] as Map<string, WorkflowRows[WorkflowTable]>;
  switch (change.op) {
    case 'insert':
      if (rows.has(change.id)) throw new Error(`${change.table} ${change.id} is inserted twice`);
      rows.set(change.id, change.set);
      return;
    case 'update': {
      const before = rows.get(change.id);
      if (!before) throw new Error(`${change.table} ${change.id} is changed but does not exist`);
      rows.set(change.id, { ...before, ...change.set } as WorkflowRows[WorkflowTable]);
      return;
    }
    case 'delete':
      rows.delete(change.id);
  }
}

export function rowsOf<T extends WorkflowTable>(
  workingSet: WorkingSet,
  table: T,
  where: (row: WorkflowRows[T]) => boolean,
): WorkflowRows[T][] {
  return [...(workingSet[table] as Map<string, WorkflowRows[T]>).values()].filter(where);
}

/** A row that a decision relies on; its absence is a fault of whoever loaded the facts, and not a refusal. */
export function rowOf<T extends WorkflowTable>(workingSet: WorkingSet, table: T, id: string): WorkflowRows[T] {
  const row = (workingSet[table] as Map<string, WorkflowRows[T]>).get(id);
  if (!row) throw new Error(`No ${table} ${id} among the facts`);
  return row;
}
