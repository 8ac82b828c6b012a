import type { GrantKind, GrantQueryDto, GrantState } from '@linxuan/contracts';
import type { Tx } from '@linxuan/persistence';

export interface GrantRecord {
  total: number;
  id: string;
  kind: GrantKind;
  user_id: string;
  payload: Record<string, unknown>;
  state: GrantState;
  proposed_by: string;
  proposed_at: Date;
  decided_at: Date | null;
  login: string;
  display_name: string;
  proposer: string | null;
  decider: string | null;
  principal: string | null;
  principal_role: string | null;
  other: { id: string; login: string; displayName: string } | null;
  memberships: { orgId: string; zh: string; en: string; role: string }[] | null;
}

/** Proposals, the newest first, with the names that a person needs to judge them. */
export function grantsPage(tx: Tx, { state, page, perPage }: GrantQueryDto): Promise<GrantRecord[]> {
  return tx.query(
    `SELECT count(*) OVER ()::int AS total, g.*, u.login, u.display_name, p.display_name AS proposer, d.display_name AS decider,
       n.display_name AS principal, CASE WHEN g.kind = 'deputy' THEN pm.role END AS principal_role,
       (SELECT json_build_object('id', t.id, 'login', t.login, 'displayName', t.display_name) FROM app_user t WHERE t.id = (g.payload->>'other')::uuid) AS other,
       (SELECT json_agg(json_build_object('orgId', o.id, 'zh', o.name_zh, 'en', o.name_en, 'role', m.role)) FROM (
          SELECT one->>'orgId' AS org_id, one->>'role' AS role FROM jsonb_array_elements(g.payload->'memberships') one
          UNION ALL SELECT pm.org_id, pm.role WHERE g.kind = 'end') m JOIN organisation o ON o.id = m.org_id) AS memberships
     FROM grant_request g JOIN app_user u ON u.id = g.user_id LEFT JOIN app_user p ON p.id = g.proposed_by LEFT JOIN app_user d ON d.id = g.decided_by
       LEFT JOIN app_user n ON n.id = (g.payload->>'principal')::uuid LEFT JOIN membership pm ON pm.id = (g.payload->>'membershipId')::uuid
     WHERE $1::text IS NULL OR g.state = $1 ORDER BY g.proposed_at DESC, g.id LIMIT $2 OFFSET $3`,
    [state ?? null, perPage, (page - 1) * perPage],
  );
}
