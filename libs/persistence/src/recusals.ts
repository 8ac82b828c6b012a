import { prepared } from './prepared';
import type { Tx } from './unit-of-work';

/** A person in a role, as the key of a work queue names it. */
export interface HeldRole {
  userId: string;
  orgId: string;
  role: string;
}

/**
 * Whether a person keeps away from a case in a role: who judges it, or brought it, with any account. One statement for
 * all of them; the rule itself is the database's (`recused_cases`), which row-level security goes by as well.
 */
export async function recusals(
  tx: Tx,
  held: readonly HeldRole[],
  cases: readonly string[],
): Promise<(one: HeldRole, caseId: string) => boolean> {
  if (held.length === 0 || cases.length === 0) return () => false;
  const rows: { user_id: string; org_id: string; role: string; case_id: string }[] = await tx.query(
    `SELECT h.user_id, h.org_id, h.role, r.case_id
     FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[], $3::text[]) AS h(user_id, org_id, role)) h
       CROSS JOIN LATERAL unnest(recused_cases(accounts_of(ARRAY[h.user_id]), h.role, h.org_id)) AS r(case_id)
     WHERE r.case_id = ANY($4)`,
    [held.map(({ userId }) => userId), held.map(({ orgId }) => orgId), held.map(({ role }) => role), cases],
  );
  const found = new Set(rows.map(({ user_id, org_id, role, case_id }) => [user_id, org_id, role, case_id].join(' ')));
  return ({ userId, orgId, role }, caseId) => found.has([userId, orgId, role, caseId].join(' '));
}

/**
 * Whether the person of the transaction keeps away from a case that the paper names: a paper that one sees in part is
 * signed by somebody else.
 */
export async function keepsAway(tx: Tx, dossierId: string): Promise<boolean> {
  const [row] = await prepared<{ yes: boolean }>(tx, `SELECT dossier_recused($1) AS yes`, [dossierId]);
  return row?.yes ?? false;
}
