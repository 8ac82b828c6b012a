import type { ExpertFact } from '@linxuan/domain';
import { ancestorsOf } from './case-parties';
import type { Tx } from './unit-of-work';

/**
 * What a conflict of interest of these people may rest on, by user id: where each belongs and belonged with every
 * account and in every role, and what each states of the own history. A unit goes by its code where it is registered.
 * One query.
 */
export async function expertFactsOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, ExpertFact[]>> {
  const rows: (ExpertFact & { user_id: string })[] = await tx.query(
    `WITH account AS (
       SELECT wanted AS user_id, unnest(accounts_of(ARRAY[wanted])) AS id
       FROM unnest($1::uuid[]) wanted),
     member AS (
       SELECT a.user_id, m.org_id,
         CASE WHEN bool_and(m.ended_at IS NOT NULL)
           THEN (max(m.ended_at) AT TIME ZONE 'Asia/Shanghai')::date END AS until
       FROM account a JOIN membership m ON m.user_id = a.id
       GROUP BY a.user_id, m.org_id)
     SELECT m.user_id, 'employment' AS kind, m.org_id AS organisation, ARRAY[o.name_zh] AS "alsoKnown",
       ${ancestorsOf('m.org_id')} AS groups, o.region_code AS region, NULL AS number, NULL AS relation,
       NULL AS since, m.until::text AS until, '' AS entered
     FROM member m JOIN organisation o ON o.id = m.org_id
     UNION ALL
     SELECT a.user_id, f.kind, coalesce(o.id, f.party), array_remove(ARRAY[f.party, f.uscc], NULL),
       ${ancestorsOf('o.id')}, o.region_code, f.number, f.relation, f.since::text, f.until::text, f.entered_at::text
     FROM account a
     JOIN expert_fact f ON f.user_id = a.id AND f.withdrawn_at IS NULL
     LEFT JOIN LATERAL (
       SELECT r.id, r.region_code
       FROM organisation r
       WHERE f.kind IN ('employment', 'relation') AND (r.uscc = f.uscc OR (f.uscc IS NULL AND r.name_zh = f.party))
       ORDER BY r.id LIMIT 1) o ON true
     ORDER BY user_id, entered, organisation, number`,
    [userIds],
  );
  const found = new Map<string, ExpertFact[]>(userIds.map((id) => [id, []]));
  for (const { user_id, kind, organisation, alsoKnown, groups, region, number, relation, since, until } of rows)
    found.get(user_id)?.push({ kind, organisation, alsoKnown, groups, region, number, relation, since, until });
  return found;
}
