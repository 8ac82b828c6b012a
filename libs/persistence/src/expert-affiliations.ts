import { ancestorsOf } from './case-parties';
import type { Tx } from './unit-of-work';

/**
 * Where a person belongs and belonged, with every account and in every role: what a conflict of interest may rest on.
 */
export interface Affiliations {
  current: { organisation: string; groups: string[] }[];
  former: string[];
}

/** By user id; a person who only ever was an expert of one organisation has that one. */
export async function affiliationsOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, Affiliations>> {
  const rows: { user_id: string; org_id: string; former: boolean; groups: string[] }[] = await tx.query(
    `SELECT a.user_id, m.org_id, bool_and(m.ended_at IS NOT NULL) AS former, ${ancestorsOf('m.org_id')} AS groups
     FROM (
       SELECT wanted AS user_id, unnest(accounts_of(ARRAY[wanted])) AS account
       FROM unnest($1::uuid[]) wanted) a
     JOIN membership m ON m.user_id = a.account
     GROUP BY a.user_id, m.org_id
     ORDER BY a.user_id, m.org_id`,
    [userIds],
  );
  const found = new Map<string, Affiliations>(userIds.map((id) => [id, { current: [], former: [] }]));
  for (const { user_id, org_id, former, groups } of rows) {
    const own = found.get(user_id);
    if (former) own?.former.push(org_id);
    else own?.current.push({ organisation: org_id, groups });
  }
  return found;
}
