import { applyChange, emptyWorld, type CaseMachine, type RowChange, type SubjectType, type World, type WorkflowRows, type WorkflowTable } from '@linxuan/domain';
import { WORKFLOW_ENTITIES } from './entities';
import { snakeCase } from './entities/row-schema';
import { fromJsonRow, tableName } from './json-rows';
import type { Tx } from './unit-of-work';

/**
 * Locks what a command touches and loads the rows its decision looks at. The order is always the same: dossiers by id,
 * cases by id, quota accounts by id; so two commands wait for each other but never in a circle.
 */
export class WorkflowRepository {
  constructor(private readonly tx: Tx) {}

  /** Case ids and dossier ids of a subject, or null when it does not exist. Takes no lock. */
  async locate(subjectType: SubjectType, subjectId: string): Promise<{ caseId: string | null; dossierId: string | null } | null> {
    if (subjectType === 'dossier') {
      const found = await this.tx.query(`SELECT id FROM dossier WHERE id = $1`, [subjectId]);
      return found.length > 0 ? { caseId: null, dossierId: subjectId } : null;
    }
    const [row] = await this.tx.query(
      subjectType === 'case' ? `SELECT id AS case_id FROM case_file WHERE id = $1` : `SELECT case_id FROM ${tableName(subjectType)} WHERE id = $1`,
      [subjectId],
    );
    return row ? { caseId: row.case_id, dossierId: null } : null;
  }

  async loadForCase(machine: CaseMachine, caseId: string, locksQuota: boolean): Promise<World> {
    const nominations = [...machine.stages.values()].filter(({ kind }) => kind === 'nomination').map(({ id }) => id);
    const dossiers: { id: string }[] = await this.tx.query(
      `SELECT d.id FROM dossier d
       WHERE d.state IN ('drafted', 'prepared', 'transmitted', 'open') AND (
         d.id IN (SELECT dossier_id FROM dossier_item WHERE case_id = $1)
         OR (d.state = 'drafted' AND d.stage = ANY($2) AND EXISTS (
           SELECT 1 FROM case_file c WHERE c.id = $1 AND c.stage = d.stage AND c.edition_id = d.edition_id AND d.owner_org IN (c.nominator_org, c.group_org))))
       ORDER BY d.id FOR UPDATE`,
      [caseId, nominations],
    );
    await this.tx.query(`SELECT id FROM case_file WHERE id = $1 FOR UPDATE`, [caseId]);
    if (locksQuota) await this.lockAccounts([caseId]);
    return this.loadRows([caseId], dossiers.map(({ id }) => id), locksQuota);
  }

  async loadForDossier(machine: CaseMachine, dossierId: string): Promise<World> {
    const [dossier] = await this.tx.query(`SELECT id, edition_id, stage, kind FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]);
    const pending = machine.kindOf(dossier.stage).entry;
    const waiting = dossier.kind === 'publication' ? `${dossier.stage}.confirmed` : `${dossier.stage}.${pending}`;
    const cases: { id: string }[] = await this.tx.query(
      `SELECT id FROM case_file WHERE id IN (SELECT case_id FROM dossier_item WHERE dossier_id = $1)
         OR ($2 <> 'nomination' AND edition_id = $3 AND state = $4)
       ORDER BY id FOR UPDATE`,
      [dossierId, dossier.kind, dossier.edition_id, waiting],
    );
    const ids = cases.map(({ id }) => id);
    await this.lockAccounts(ids);
    const world = await this.loadRows(ids, [dossierId], true);
    if (dossier.kind === 'publication') await this.addNumberedEntries(world, dossier.edition_id);
    // Another open draft of the same owner decides whether a further one may be opened.
    await this.add(world, 'dossier', `SELECT * FROM dossier WHERE edition_id = $1 AND stage = $2 AND state = 'drafted' AND owner_org = (SELECT owner_org FROM dossier WHERE id = $3)`, [dossier.edition_id, dossier.stage, dossierId]);
    return world;
  }

  /** Numbers run on over all publications of the edition, so the last ones given are facts of the next. */
  private addNumberedEntries(world: World, editionId: string): Promise<void> {
    return this.add(world, 'entry', `SELECT * FROM entry WHERE edition_id = $1 AND section_number IS NOT NULL`, [editionId]);
  }

  private async lockAccounts(caseIds: string[]): Promise<void> {
    await this.tx.query(
      `SELECT a.id FROM quota_account a WHERE a.id IN (
         SELECT b.id FROM quota_account b JOIN case_file c ON c.id = ANY($1) AND b.edition_id = c.edition_id AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids)))
       ORDER BY a.id FOR UPDATE`,
      [caseIds],
    );
  }

  /** All rows of the given cases and dossiers in one round trip. */
  loadRows(caseIds: string[], dossierIds: string[], withAccounts: boolean): Promise<World> {
    return this.collect(caseIds, dossierIds, withAccounts, `SELECT * FROM seat WHERE case_id = ANY($1)`);
  }

  /**
   * The same for a screen, under row-level security and without locks: rows that the person may not see are missing, totals
   * and sheets of a seat come only where they are released. Drafts that a case could join are among the dossiers.
   */
  async readRows(caseIds: string[], dossierIds: string[] = []): Promise<World> {
    const drafts: { id: string }[] = await this.tx.query(
      `SELECT DISTINCT d.id FROM dossier d JOIN case_file c ON c.id = ANY($1) AND c.stage = d.stage AND c.edition_id = d.edition_id AND d.owner_org IN (c.nominator_org, c.group_org) WHERE d.state = 'drafted'`,
      [caseIds],
    );
    const columns = ['id', 'panel_id', 'case_id', 'stage', 'lead_org', 'expert_user', 'expert_org', 'state', 'version', 'reason_sha', 'invited_at', 'due_at', 'sealed_at'];
    const seats = `SELECT ${columns.map((column) => `s.${column}`).join(', ')}, r.sheet_sha, r.total FROM seat s LEFT JOIN seat_result r ON r.id = s.id WHERE s.case_id = ANY($1)`;
    return this.collect(caseIds, [...dossierIds, ...drafts.map(({ id }) => id)], true, seats);
  }

  private async collect(caseIds: string[], dossierIds: string[], withAccounts: boolean, seats: string): Promise<World> {
    const slots = withAccounts
      ? `SELECT s.* FROM quota_slot s WHERE s.case_id = ANY($1) OR s.account_id IN (SELECT b.id FROM quota_account b JOIN case_file c ON c.id = ANY($1) AND b.edition_id = c.edition_id AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids)))`
      : `SELECT s.* FROM quota_slot s WHERE s.case_id = ANY($1)`;
    const parts: Record<WorkflowTable, string> = {
      case: `SELECT * FROM case_file WHERE id = ANY($1)`,
      opinion: `SELECT * FROM opinion WHERE case_id = ANY($1)`,
      panel: `SELECT * FROM panel WHERE case_id = ANY($1)`,
      seat: seats,
      dossier: `SELECT * FROM dossier WHERE id = ANY($2) OR id IN (SELECT dossier_id FROM dossier_item WHERE case_id = ANY($1))`,
      dossierItem: `SELECT * FROM dossier_item WHERE dossier_id = ANY($2) OR case_id = ANY($1)`,
      quotaSlot: slots,
      objection: `SELECT * FROM objection WHERE case_id = ANY($1)`,
      entry: `SELECT * FROM entry WHERE case_id = ANY($1)`,
      task: `SELECT * FROM task WHERE done_at IS NULL AND (case_id = ANY($1) OR dossier_id = ANY($2) OR dossier_id IN (SELECT dossier_id FROM dossier_item WHERE case_id = ANY($1)))`,
      party: `SELECT * FROM party WHERE case_id = ANY($1)`,
    };
    const columns = Object.entries(parts).map(([table, sql]) => `(SELECT coalesce(json_agg(t), '[]') FROM (${sql}) t) AS "${table}"`);
    const [row] = await this.tx.query(`SELECT ${columns.join(', ')}`, [caseIds, dossierIds]);
    const world = emptyWorld();
    for (const table of Object.keys(parts) as WorkflowTable[]) for (const raw of row[table]) put(world, table, raw);
    return world;
  }

  private async add(world: World, table: WorkflowTable, sql: string, parameters: unknown[]): Promise<void> {
    const [row] = await this.tx.query(`SELECT coalesce(json_agg(t), '[]') AS rows FROM (${sql}) t`, parameters);
    for (const raw of row.rows) put(world, table, raw);
  }

  /** Writes the changes, one statement per table and shape; inserts before updates, deletes last. */
  async write(changes: RowChange[]): Promise<void> {
    for (const [, group] of groupChanges(changes)) {
      const first = group[0];
      if (!first) continue;
      const name = tableName(first.table);
      const rows = JSON.stringify(group.map((change) => toColumns({ id: change.id, ...('set' in change ? change.set : {}) })));
      if (first.op === 'insert') await this.tx.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)`, [rows]);
      else if (first.op === 'delete') await this.tx.query(`DELETE FROM ${name} WHERE id = ANY($1)`, [group.map(({ id }) => id)]);
      else {
        const columns = Object.keys(first.set).map(snakeCase);
        await this.tx.query(
          `UPDATE ${name} t SET ${columns.map((column) => `${column} = v.${column}`).join(', ')} FROM json_populate_recordset(NULL::${name}, $1) v WHERE t.id = v.id`,
          [rows],
        );
      }
    }
  }
}

function put<T extends WorkflowTable>(world: World, table: T, raw: Record<string, unknown>): void {
  const row = fromJsonRow(WORKFLOW_ENTITIES[table], raw) as unknown as WorkflowRows[T] & { id: string };
  if (!world[table].has(row.id)) applyChange(world, { table, op: 'insert', id: row.id, set: row } as RowChange);
}

function toColumns(set: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [snakeCase(name), value]));
}

/** Squeezes several updates of one row into one, then groups rows that set the same columns of the same table. */
function groupChanges(changes: RowChange[]): Map<string, RowChange[]> {
  const merged = new Map<string, RowChange>();
  for (const change of changes) {
    const key = `${change.table}/${change.id}`;
    const before = merged.get(key);
    if (before && before.op !== 'delete' && change.op === 'update') merged.set(key, { ...before, set: { ...before.set, ...change.set } } as RowChange);
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
  return groups;
}
