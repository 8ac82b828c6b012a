import type { WorkflowTable } from '@linxuan/domain';

/** Where a working set is asked for: SQL of the ids of its cases and of the dossiers that are named, two arrays. */
export interface WantedRows {
  cases: string;
  dossiers: string;
  /** SQL of `Accounts`: of which quota accounts every place is wanted as well. */
  quota: string;
}

/**
 * The dossiers that are named and those that hold one of the cases, as one array: with it an index finds the rows.
 */
export function dossiersOf({ cases, dossiers }: WantedRows): string {
  return `(${dossiers} || ARRAY(SELECT dossier_id FROM dossier_item WHERE case_id = ANY(${cases})))`;
}

/**
 * Which accounts a command reads and locks. `bound`: those that count the cases as they stand · `branches`: for every
 * branch of the taxonomy, because the command may change by what a case is counted; a first submission holds no place
 * yet and needs none.
 */
export type Accounts = 'none' | 'bound' | 'branches';

/**
 * SQL of whether the account `b` counts the case `c`, whose accounts are wanted as `accounts` says in SQL. A branch that
 * was classified goes before the one that was asked for.
 */
export function accountCounts(accounts: string): string {
  return `c.edition_id = ANY(b.edition_ids)
        AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids))
        AND CASE ${accounts}
          WHEN 'bound' THEN b.key->>'branch' IS NULL
            OR b.key->>'branch' IN (coalesce(c.final_area, c.area), coalesce(c.final_category, c.category))
          WHEN 'branches' THEN b.key->>'branch' IS NOT NULL AND c.first_submitted_at IS NOT NULL
          ELSE false
        END`;
}

/** Locks the quota accounts that the cases of a relation draw on, always in the order of their ids. */
export function accountsOf(cases: string, accounts: string): string {
  return `
    SELECT a.id
    FROM quota_account a
    WHERE a.id = ANY(ARRAY(
      SELECT b.id
      FROM quota_account b
      JOIN ${cases} c ON ${accountCounts(accounts)}))
    ORDER BY a.id
    FOR UPDATE`;
}

/** A SELECT for each table of a working set. `seats` says how seats are read. */
export function workingSetParts(seats: string, wanted: WantedRows): Record<WorkflowTable, string> {
  const { cases, dossiers, quota } = wanted;
  return {
    case: `SELECT * FROM case_file WHERE id = ANY(${cases})`,
    opinion: `SELECT * FROM opinion WHERE case_id = ANY(${cases})`,
    panel: `SELECT * FROM panel WHERE case_id = ANY(${cases})`,
    seat: seats,
    dossier: `SELECT * FROM dossier WHERE id = ANY(${dossiersOf(wanted)})`,
    dossierItem: `SELECT * FROM dossier_item WHERE dossier_id = ANY(${dossiers}) OR case_id = ANY(${cases})`,
    quotaSlot: `
      SELECT s.*
      FROM quota_slot s
      WHERE s.case_id = ANY(${cases})
        OR s.account_id = ANY(ARRAY(
          SELECT b.id
          FROM quota_account b
          JOIN case_file c ON c.id = ANY(${cases})
            AND ${accountCounts(quota)}))`,
    objection: `SELECT * FROM objection WHERE case_id = ANY(${cases})`,
    entry: `SELECT * FROM entry WHERE case_id = ANY(${cases})`,
    task: `
      SELECT *
      FROM task
      WHERE done_at IS NULL AND (case_id = ANY(${cases}) OR dossier_id = ANY(${dossiersOf(wanted)}))`,
    party: `SELECT * FROM party WHERE case_id = ANY(${cases})`,
    obligation: `SELECT * FROM obligation WHERE case_id = ANY(${cases})`,
    deadline: `
      SELECT *
      FROM deadline
      WHERE settled_at IS NULL AND (case_id = ANY(${cases}) OR dossier_id = ANY(${dossiersOf(wanted)}))`,
  };
}
