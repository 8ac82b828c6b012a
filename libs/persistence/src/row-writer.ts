import type { RowChange } from '@linxuan/domain';
import { snakeCase } from './naming-strategy';
import { tableName } from './json-rows';
import type { WriteBatch } from './write-batch';

/** Puts the changes into the batch, one part per table and shape; inserts before updates, deletes last. */
export function addChanges(batch: WriteBatch, changes: RowChange[]): void {
  for (const group of groupChanges(changes)) {
    const first = group[0];
    if (!first) continue;
    const name = tableName(first.table);
    const rows = JSON.stringify(
      group.map((change) => toColumns({ id: change.id, ...('set' in change ? change.set : {}) })),
    );
    batch.add((bind) => {
      switch (first.op) {
        case 'insert':
          return `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, ${bind(rows)})`;
        case 'delete':
          return `DELETE FROM ${name} WHERE id = ANY(${bind(group.map(({ id }) => id))})`;
        case 'update': {
          const columns = Object.keys(first.set).map(snakeCase);
          return `UPDATE ${name} t
            SET ${columns.map((column) => `${column} = v.${column}`).join(', ')}
            FROM json_populate_recordset(NULL::${name}, ${bind(rows)}) v
            WHERE t.id = v.id`;
        }
      }
    });
  }
}

/** Rows with property names in camelCase as the database names their columns. */
export function toColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value as unknown]));
}

/** Squeezes several changes of one row into one, then groups rows that set the same columns of the same table. */
function groupChanges(changes: RowChange[]): RowChange[][] {
  const merged = new Map<string, RowChange>();
  for (const change of changes) {
    const key = `${change.table}/${change.id}`;
    const before = merged.get(key);
    if (before && before.op !== 'delete' && change.op === 'update')
      merged.set(key, { ...before, set: { ...before.set, ...change.set } } as RowChange);
    else if (before && change.op === 'delete' && before.op === 'insert') merged.delete(key);
    else merged.set(key, change);
  }
  const groups = new Map<string, RowChange[]>();
  const order = { insert: 0, update: 1, delete: 2 } as const;
  for (const change of [...merged.values()].sort((a, b) => order[a.op] - order[b.op])) {
    const shape = change.op === 'update' ? Object.keys(change.set).sort().join(',') : '';
    const key = `${order[change.op]}/${change.table}/${shape}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  // The same parts in the same order are the same statement, whoever brought which first.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
