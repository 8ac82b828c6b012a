import type { WorkflowTable } from '@linxuan/domain';

/**
 * The dossiers that are named ($2) and those that hold one of the cases ($1), as one array: with it an index finds the
 * rows.
 */
export const DOSSIERS = `($2::uuid[] || ARRAY(SELECT dossier_id FROM dossier_item WHERE case_id = ANY($1)))`;

/** Locks the quota accounts that the cases of a relation draw on. */
export function accountsOf(cases: string): string {
  return `
    SELECT a.id
    FROM quota_account a
    WHERE a.id = ANY(ARRAY(
      SELECT b.id
      FROM quota_account b
      JOIN ${cases} c ON b.edition_id = c.edition_id
        AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids))))
    ORDER BY a.id
    FOR UPDATE`;
}

/**
 * A SELECT for each table of a working set: the rows of the cases ($1) and the dossiers ($2). `seats` says how seats
 * are read, `withAccounts` adds every place of the accounts that the cases draw on.
 */
export function workingSetParts(seats: string, withAccounts: boolean): Record<WorkflowTable, string> {
  const slots = withAccounts
    ? `SELECT s.*
       FROM quota_slot s
       WHERE s.case_id = ANY($1)
         OR s.account_id = ANY(ARRAY(
           SELECT b.id
           FROM quota_account b
           JOIN case_file c ON c.id = ANY($1)
             AND b.edition_id = c.edition_id
             AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids))))`
    : `SELECT s.* FROM quota_slot s WHERE s.case_id = ANY($1)`;
  return {
    case: `SELECT * FROM case_file WHERE id = ANY($1)`,
    opinion: `SELECT * FROM opinion WHERE case_id = ANY($1)`,
    panel: `SELECT * FROM panel WHERE case_id = ANY($1)`,
    seat: seats,
    dossier: `SELECT * FROM dossier WHERE id = ANY(${DOSSIERS})`,
    dossierItem: `SELECT * FROM dossier_item WHERE dossier_id = ANY($2) OR case_id = ANY($1)`,
    quotaSlot: slots,
    objection: `SELECT * FROM objection WHERE case_id = ANY($1)`,
    entry: `SELECT * FROM entry WHERE case_id = ANY($1)`,
    task: `
      SELECT *
      FROM task
      WHERE done_at IS NULL AND (case_id = ANY($1) OR dossier_id = ANY(${DOSSIERS}))`,
    party: `SELECT * FROM party WHERE case_id = ANY($1)`,
    obligation: `SELECT * FROM obligation WHERE case_id = ANY($1)`,
    deadline: `
      SELECT *
      FROM deadline
      WHERE settled_at IS NULL AND (case_id = ANY($1) OR dossier_id = ANY(${DOSSIERS}))`,
  };
}
