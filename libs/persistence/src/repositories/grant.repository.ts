import { GrantRequestEntity } from '../entities';
import { outcomeOf } from '../outcomes';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { columnsOf, pageRows } from './usual-page';

/** A proposal with the names that a person needs to judge it. */
export interface GrantListRow<Kind extends string, State extends string> {
  id: string;
  kind: Kind;
  userId: string;
  payload: Record<string, unknown>;
  state: State;
  proposedBy: string;
  proposedAt: string;
  decidedAt: string | null;
  login: string;
  displayName: string;
  proposer: string | null;
  decider: string | null;
  /** Of a deputation: who lends which role. */
  principal: string | null;
  principalRole: string | null;
  /** The other account of two that are to be one person. */
  other: { id: string; login: string; displayName: string } | null;
  memberships: { orgId: string; zh: string; en: string; role: string }[] | null;
}

/** Changes of powers that one operator proposes and another one decides. */
export class GrantRepository<Kind extends string = string, State extends string = string> {
  constructor(private readonly tx: Tx) {}

  /** A page, newest first, with the total; one statement. */
  async page(
    state: State | undefined,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: GrantListRow<Kind, State>[]; total: number }> {
    const rows = await pageRows<GrantListRow<Kind, State> & { total: number }>(
      this.tx,
      { state, page, perPage },
      `SELECT count(*) OVER ()::int AS total, ${columnsOf(this.tx, GrantRequestEntity, 'g')}, u.login, u.display_name,
         p.display_name AS proposer, d.display_name AS decider,
         n.display_name AS principal, CASE WHEN g.kind = 'deputy' THEN pm.role END AS principal_role,
         (
           SELECT json_build_object('id', t.id, 'login', t.login, 'displayName', t.display_name)
           FROM app_user t WHERE t.id = (g.payload->>'other')::uuid
         ) AS other,
         (
           SELECT json_agg(json_build_object('orgId', o.id, 'zh', o.name_zh, 'en', o.name_en, 'role', m.role))
           FROM (
             SELECT one->>'orgId' AS org_id, one->>'role' AS role
             FROM jsonb_array_elements(g.payload->'memberships') one
             UNION ALL
             SELECT pm.org_id, pm.role WHERE g.kind = 'end'
           ) m
           JOIN organisation o ON o.id = m.org_id
         ) AS memberships
       FROM grant_request g
       JOIN app_user u ON u.id = g.user_id
       LEFT JOIN app_user p ON p.id = g.proposed_by
       LEFT JOIN app_user d ON d.id = g.decided_by
       LEFT JOIN app_user n ON n.id = (g.payload->>'principal')::uuid
       LEFT JOIN membership pm ON pm.id = (g.payload->>'membershipId')::uuid
       ${state ? 'WHERE g.state = $1' : ''}
       ORDER BY g.proposed_at DESC, g.id
       LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`,
      state ? [state] : [],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** Stores a proposal; false where the same one waits already. */
  async propose(
    row: Pick<GrantRequestEntity, 'id' | 'userId' | 'payload' | 'proposedBy' | 'proposedAt'> & { kind: Kind },
  ): Promise<boolean> {
    const written: unknown[] = await this.tx.query(
      `INSERT INTO grant_request (id, kind, user_id, payload, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING
       RETURNING id`,
      [row.id, row.kind, row.userId, row.payload, row.proposedBy, row.proposedAt],
    );
    return written.length > 0;
  }

  /** Null for a proposal that is not known. */
  async kindOf(id: string): Promise<Kind | null> {
    const found = await this.tx.findOne(GrantRequestEntity, { where: { id }, select: { kind: true } });
    return (found?.kind as Kind | undefined) ?? null;
  }

  /** The deputation that a proposal would give, while it waits; null for any other proposal. */
  async proposedDeputy(
    id: string,
  ): Promise<{ userId: string; membershipId: string; startsAt: string; endsAt: string } | null> {
    const found = await this.tx.findOne(GrantRequestEntity, {
      where: { id, kind: 'deputy', state: 'proposed' },
      select: { userId: true, payload: true },
    });
    if (!found) return null;
    const { membershipId, startsAt, endsAt } = found.payload as {
      membershipId: string;
      startsAt: string;
      endsAt: string;
    };
    return { userId: found.userId, membershipId, startsAt, endsAt };
  }

  /**
   * Decides a proposal. `outcome` is `done` or the code of the refusal: the database compares the persons once more and
   * is the only way to a power. `name` is the receiver's.
   */
  async decide(id: string, verdict: string, passwordHash: string | null, at: string) {
    const [row] = await rowsOf<{ outcome: string; name: string | null }>(
      this.tx,
      `SELECT decide_grant($1, $2, $3, $4) AS outcome,
         (SELECT u.display_name FROM grant_request g JOIN app_user u ON u.id = g.user_id WHERE g.id = $1) AS name`,
      [id, verdict, passwordHash, at],
    );
    const outcome = outcomeOf(row?.outcome, [
      'subject.notFound',
      'grant.settled',
      'grant.expired',
      'grant.exclusive',
      'grant.samePerson',
    ]);
    return { outcome, name: row?.name ?? null };
  }
}
