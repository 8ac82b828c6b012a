import { applyChange, emptyWorkingSet, type RowChange, type WorkflowTable, type WorkingSet } from '@linxuan/domain';
import { WORKFLOW_ENTITIES } from './entities';
import { fromJsonRow } from './json-rows';
import type { ChainHeads } from './ledger.repository';
import { prepared } from './prepared';
import type { Tx } from './unit-of-work';
import { dossiersOf, workingSetParts, type Accounts, type WantedRows } from './working-set-parts';

/** The rows a decision looks at, and where the chains stand that it will write to. */
export interface LoadedWorkingSet {
  workingSet: WorkingSet;
  heads: ChainHeads;
}

/** Cases and named dossiers whose rows make one working set; `quota` says of which accounts every place is added. */
export interface RowsOfOne {
  cases: readonly string[];
  dossiers: readonly string[];
  quota: Accounts;
}

type RawRows = Record<string, Record<string, unknown>[] | undefined>;

const WANTED: WantedRows = { cases: 'w.cases', dossiers: 'w.dossiers', quota: 'w.quota' };
const ENGINE_PARTS = workingSetParts('SELECT * FROM seat WHERE case_id = ANY(w.cases)', WANTED);
const HEADS = `SELECT subject_id, seq, hash FROM ledger_head WHERE subject_id = ANY(w.cases || ${dossiersOf(WANTED)})`;

/** The rows of several working sets and the heads of their chains, in one round trip; in the order in which they are asked for. */
export async function loadWorkingSets(tx: Tx, wanted: readonly RowsOfOne[]): Promise<LoadedWorkingSet[]> {
  const rows = await prepared<RawRows>(
    tx,
    `SELECT ${columnsOf({ ...ENGINE_PARTS, heads: HEADS })}
     FROM json_to_recordset($1) AS w(place integer, cases uuid[], dossiers uuid[], quota text)
     ORDER BY w.place`,
    [JSON.stringify(wanted.map((one, place) => ({ place, ...one })))],
  );
  return rows.map((row) => ({
    workingSet: workingSetOf(row),
    heads: new Map(
      ((row['heads'] ?? []) as { subject_id: string; seq: number; hash: string }[]).map(({ subject_id, seq, hash }) => [
        subject_id,
        { seq, hash },
      ]),
    ),
  }));
}

/** A SELECT list that gives the rows of each part as a JSON array. */
export function columnsOf(parts: Record<string, string>): string {
  return Object.entries(parts)
    .map(([name, sql]) => `(SELECT coalesce(json_agg(t), '[]') FROM (${sql}) t) AS "${name}"`)
    .join(', ');
}

/** The working set of rows as `columnsOf` gives them. */
export function workingSetOf(row: RawRows): WorkingSet {
  const workingSet = emptyWorkingSet();
  for (const table of Object.keys(workingSet) as WorkflowTable[])
    for (const raw of row[table] ?? []) put(workingSet, table, raw);
  return workingSet;
}

/** Adds a row as `json_agg` gives it, unless it is there. */
export function put<T extends WorkflowTable>(workingSet: WorkingSet, table: T, raw: Record<string, unknown>): void {
  const row = fromJsonRow(WORKFLOW_ENTITIES[table], raw);
  if (!workingSet[table].has(row.id))
    applyChange(workingSet, { table, op: 'insert', id: row.id, set: row } as RowChange);
}
