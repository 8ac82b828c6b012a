import type { WorkflowTable } from '@linxuan/domain';

/** Where a working set is asked for: SQL of the ids of its cases and of the dossiers that are named, two arrays. */
export interface WantedRows {
  cases: string;
  dossiers: string;
  /** SQL of whether every place of the accounts that the cases draw on is wanted as well. */
  quota: string;
}

/**
 * The dossiers that are named and those that hold one of the cases, as one array: with it an index finds the rows.
 */
export function dossiersOf({ cases, dossiers }: WantedRows): string {
  return `(${dossiers} || ARRAY(SELECT dossier_id FROM dossier_item WHERE case_id = ANY(${cases})))`;
}

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
            AND b.edition_id = c.edition_id
            AND (c.nominator_org = ANY(b.org_ids) OR c.group_org = ANY(b.org_ids))
          WHERE ${quota}))`,
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
