import { digestOf, type WorkingSet, type WorkflowTable } from '@linxuan/domain';

/**
 * Digest per table and over all: rows in the order of their ids, as canonical JSON. Two working sets with one digest
 * are the same.
 */
export function worldDigest(workingSet: WorkingSet): {
  all: string;
  tables: Record<WorkflowTable, { rows: number; digest: string }>;
} {
  const names = Object.keys(workingSet).sort() as WorkflowTable[];
  const tables = Object.fromEntries(
    names.map((table) => {
      const rows = [...workingSet[table].values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return [table, { rows: rows.length, digest: digestOf(rows) }];
    }),
  ) as Record<WorkflowTable, { rows: number; digest: string }>;
  return { all: digestOf(names.map((name) => tables[name].digest)), tables };
}
