import type { CaseMachine, RowChange, WorkflowTable, WorkingSet } from '@linxuan/domain';
import { CaseWorkingSets } from './case-working-sets';
import { prepared } from './prepared';
import { addChanges } from './row-writer';
import type { Tx } from './unit-of-work';
import { accountsOf, workingSetParts, type Accounts } from './working-set-parts';
import { columnsOf, loadWorkingSets, put, workingSetOf, type LoadedWorkingSet } from './working-set-rows';
import { WriteBatch } from './write-batch';

interface DossierHead {
  id: string;
  edition_id: string;
  stage: string;
  kind: string;
  owner_org: string;
}

/**
 * Locks what a command touches and loads the rows its decision looks at. The order is always the same: dossiers by id,
 * cases by id, quota accounts by id; so two commands wait for each other but never in a circle.
 */
export class WorkflowRepository {
  constructor(private readonly tx: Tx) {}

  async loadForCase(machine: CaseMachine, caseId: string, accounts: Accounts): Promise<LoadedWorkingSet> {
    const sets = new CaseWorkingSets(this.tx);
    const [locked] = await sets.lock([{ machine, caseId, accounts }]);
    const [loaded] = locked ? await sets.load([{ ...locked, locks: accounts }]) : [];
    if (!loaded) throw new Error(`Case ${caseId} gave no rows`);
    return loaded;
  }

  async loadForDossier(machine: CaseMachine, dossierId: string): Promise<LoadedWorkingSet> {
    // Another dossier of the same owner that is not settled decides whether a further one may be opened. It comes with
    // its work, its dates and the head of its chain: without them what it has already would be written a second time.
    const dossiers: DossierHead[] = await this.tx.query(
      `SELECT d.id, d.edition_id, d.stage, d.kind, d.owner_org
       FROM dossier d
       JOIN dossier own ON own.id = $1
       WHERE d.id = $1
         OR ((d.state = 'drafted' OR d.kind = 'nomination' AND d.state IN ('prepared', 'transmitted'))
           AND d.edition_id = own.edition_id
           AND d.stage = own.stage
           AND d.owner_org = own.owner_org)
       ORDER BY d.id
       FOR UPDATE OF d`,
      [dossierId],
    );
    const dossier = dossiers.find(({ id }) => id === dossierId);
    if (!dossier) throw new Error(`There is no dossier ${dossierId}`);
    const pending = machine.kindOf(dossier.stage).entry;
    const waiting = dossier.kind === 'publication' ? `${dossier.stage}.confirmed` : `${dossier.stage}.${pending}`;
    const cases: { id: string }[] = await this.tx.query(
      `SELECT id
       FROM case_file
       WHERE id = ANY(
         ARRAY(SELECT case_id FROM dossier_item WHERE dossier_id = $1)
         || ARRAY(
           SELECT id
           FROM case_file
           WHERE $2 <> 'nomination' AND edition_id = $3 AND state = $4 AND $5 IN (authority_org, nominator_org)))
       ORDER BY id
       FOR UPDATE`,
      [dossierId, dossier.kind, dossier.edition_id, waiting, dossier.owner_org],
    );
    const ids = cases.map(({ id }) => id);
    await this.lockAccounts(ids, dossier);
    const [loaded] = await loadWorkingSets(this.tx, [
      { cases: ids, dossiers: dossiers.map(({ id }) => id), quota: 'bound' },
    ]);
    if (!loaded) throw new Error(`Dossier ${dossierId} gave no rows`);
    const { workingSet } = loaded;
    if (dossier.kind === 'quota-request')
      await this.add(
        workingSet,
        'quotaSlot',
        `SELECT s.*
         FROM quota_slot s
         JOIN quota_account a ON a.id = s.account_id
         WHERE a.edition_id = $1 AND a.key IS NULL AND $2 = ANY(a.org_ids)`,
        [dossier.edition_id, dossier.owner_org],
      );
    if (dossier.kind === 'publication') await this.addNumberedEntries(workingSet, dossier.edition_id);
    return loaded;
  }

  /**
   * A decision no longer looks at a date that has ended, but somebody may still act on it and is then told that it has
   * ended.
   */
  addEndedDeadline(workingSet: WorkingSet, id: string): Promise<void> {
    return this.add(workingSet, 'deadline', `SELECT * FROM deadline WHERE id = $1`, [id]);
  }

  /** Numbers run on over all publications of the edition, so the last ones given are facts of the next. */
  private addNumberedEntries(workingSet: WorkingSet, editionId: string): Promise<void> {
    return this.add(workingSet, 'entry', `SELECT * FROM entry WHERE edition_id = $1 AND section_number IS NOT NULL`, [
      editionId,
    ]);
  }

  private async lockAccounts(caseIds: string[], request: DossierHead): Promise<void> {
    if (request.kind === 'quota-request')
      await this.tx.query(
        `SELECT id
         FROM quota_account
         WHERE edition_id = $1 AND key IS NULL AND $2 = ANY(org_ids)
         ORDER BY id
         FOR UPDATE`,
        [request.edition_id, request.owner_org],
      );
    else await this.tx.query(accountsOf('(SELECT * FROM case_file WHERE id = ANY($1))', `'bound'`), [caseIds]);
  }

  /**
   * All rows of the given cases and dossiers for a screen, under row-level security and without locks: rows that the person may not see are missing,
   * totals and sheets of a seat come only where they are released. Drafts that a case could join are among the
   * dossiers.
   */
  async readRows(caseIds: string[], dossierIds: string[] = []): Promise<WorkingSet> {
    const drafts: { id: string }[] = await this.tx.query(
      `SELECT DISTINCT d.id
       FROM dossier d
       JOIN case_file c ON c.id = ANY($1)
         AND c.stage = d.stage
         AND c.edition_id = d.edition_id
         AND d.owner_org IN (c.nominator_org, c.group_org)
       WHERE d.state = 'drafted'`,
      [caseIds],
    );
    const columns = [
      'id',
      'panel_id',
      'case_id',
      'stage',
      'lead_org',
      'expert_user',
      'expert_org',
      'state',
      'version',
      'reason_sha',
      'invited_at',
      'due_at',
      'sealed_at',
    ];
    const seats = `
      SELECT ${columns.map((column) => `s.${column}`).join(', ')}, r.sheet_sha, r.total, v.vote
      FROM seat s
      LEFT JOIN seat_result r ON r.id = s.id
      LEFT JOIN seat_ballot v ON v.id = s.id
      WHERE s.case_id = ANY($1)`;
    const [row = {}] = await prepared<Record<string, Record<string, unknown>[]>>(
      this.tx,
      `SELECT ${columnsOf(workingSetParts(seats, { cases: '$1', dossiers: '$2::uuid[]', quota: `'bound'` }))}`,
      [caseIds, [...dossierIds, ...drafts.map(({ id }) => id)]],
    );
    return workingSetOf(row);
  }

  private async add(workingSet: WorkingSet, table: WorkflowTable, sql: string, parameters: unknown[]): Promise<void> {
    const [row] = await this.tx.query(`SELECT coalesce(json_agg(t), '[]') AS rows FROM (${sql}) t`, parameters);
    for (const raw of row.rows) put(workingSet, table, raw);
  }

  async write(changes: RowChange[]): Promise<void> {
    const batch = new WriteBatch();
    addChanges(batch, changes);
    await batch.run(this.tx);
  }
}
