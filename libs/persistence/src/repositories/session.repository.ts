import type { Role } from '@linxuan/domain';
import { Not } from 'typeorm';
import { SessionEntity } from '../entities';
import type { Tx, UnitOfWork } from '../unit-of-work';

/** A session as it is begun; it is known by the digest of its token. */
export interface NewSession {
  tokenHash: string;
  userId: string;
  membershipId: string | null;
  csrf: string;
  /** Hours it lives without being used. */
  idleHours: number;
}
/** A living session of an account that is not disabled. */
export interface LivingSession {
  tokenHash: string;
  userId: string;
  /** The principal, where a deputy acts. */
  actingFor: string | null;
  csrf: string;
  displayName: string;
  locale: string;
  mustChange: boolean;
  membershipId: string | null;
  orgId: string;
  role: Role;
  /** Queues that are read for others, each `org/role,user:id`. */
  deputies: string[] | null;
  /** Whether the role is held at this moment: an own one that was not ended, or a deputation in force. */
  inForce: boolean;
  /** Whether the session was last prolonged more than a minute ago. */
  unseen: boolean;
}
/** A role that a person may act in; `actingFor` names the principal of a deputation. */
export interface SessionRole {
  id: string;
  orgId: string;
  role: string;
  nameZh: string;
  nameEn: string;
  actingFor: string | null;
}
/** The login of a session's person, and the role that ended under it, if one did. */
export interface SessionOwner {
  login: string;
  ended: Omit<SessionRole, 'id'> | null;
}

/** Sessions inside a transaction. */
export class SessionRepository {
  constructor(private readonly tx: Tx) {}

  /** Its end is reckoned by the clock of the database, as all other ends of sessions are. */
  async open({ tokenHash, userId, membershipId, csrf, idleHours }: NewSession): Promise<void> {
    await this.tx.query(
      `INSERT INTO session (token_hash, user_id, membership_id, csrf, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
      [tokenHash, userId, membershipId, csrf, idleHours],
    );
  }

  async end(tokenHash: string): Promise<void> {
    await this.tx.delete(SessionEntity, { tokenHash });
  }

  /** Signs a person out everywhere. */
  async endAllOf(userId: string): Promise<void> {
    await this.tx.delete(SessionEntity, { userId });
  }

  /** Ends all sessions of a person but the one with this token of its forms. */
  async endOthers(userId: string, csrf: string): Promise<void> {
    await this.tx.delete(SessionEntity, { userId, csrf: Not(csrf) });
  }

  /**
   * Acts in another role from now on: an own one, or one of a deputation in force at `at` (ISO 8601). False where there
   * is none.
   */
  async switchTo(tokenHash: string, membershipId: string, userId: string, at: string): Promise<boolean> {
    // One statement: between looking whether the role is held and taking it nothing can end.
    const changed: unknown[] = await this.tx.query(
      `WITH allowed AS (
         SELECT id, NULL::uuid AS principal
         FROM membership
         WHERE id = $2 AND user_id = $3 AND ended_at IS NULL
         UNION ALL
         SELECT d.membership_id, d.principal_user
         FROM deputies_in_force($4) d
         WHERE d.membership_id = $2 AND d.deputy_user = $3
       ), done AS (
         UPDATE session s
         SET membership_id = allowed.id, acting_for = allowed.principal, ended_membership = NULL, ended_acting_for = NULL
         FROM allowed
         WHERE s.token_hash = $1
         RETURNING s.token_hash
       )
       SELECT token_hash FROM done`,
      [tokenHash, membershipId, userId, at],
    );
    return changed.length > 0;
  }

  /** Goes on in another role and remembers the one that ended. */
  async goOnIn(tokenHash: string, membershipId: string | null): Promise<void> {
    await this.tx.query(
      `UPDATE session
       SET ended_membership = membership_id, ended_acting_for = acting_for, membership_id = $2, acting_for = NULL
       WHERE token_hash = $1`,
      [tokenHash, membershipId],
    );
  }

  /**
   * The role that a person with several begins in: the one whose work is due first, then the one with most of it; null
   * where there is none. Row-level security shows the tasks of the person's own queues from here to the end of the
   * transaction.
   */
  async firstRole(userId: string): Promise<string | null> {
    const roles: { id: string; queue: string }[] = await this.tx.query(
      `SELECT id, org_id || '/' || role AS queue
       FROM membership
       WHERE user_id = $1 AND ended_at IS NULL
       ORDER BY id`,
      [userId],
    );
    if (roles.length < 2) return roles[0]?.id ?? null;
    const queues = [`user:${userId}`, ...roles.map(({ queue }) => queue)];
    await this.tx.query(`SELECT set_config('app.queues', $1, true)`, [queues.join(',')]);
    const [first]: { id: string }[] = await this.tx.query(
      `SELECT m.id
       FROM membership m
       LEFT JOIN task t ON t.org_id = m.org_id AND t.role = m.role AND t.done_at IS NULL AND t.queue_key = ANY($2)
       WHERE m.user_id = $1 AND m.ended_at IS NULL
       GROUP BY m.id
       ORDER BY count(t.id) = 0, min(t.due_at) NULLS LAST, count(t.id) DESC, m.id
       LIMIT 1`,
      [userId, queues],
    );
    return first?.id ?? null;
  }
}

/**
 * Those of the sessions (by digest) that live, with whether their role is in force at `at` (ISO 8601). Asked at every
 * request: one statement, whose plan is kept.
 */
export async function livingSessions(
  work: UnitOfWork,
  tokenHashes: readonly string[],
  at: string,
  lifeHours: number,
): Promise<LivingSession[]> {
  return work.statement<LivingSession>(
    `SELECT s.token_hash AS "tokenHash", s.user_id AS "userId", s.acting_for AS "actingFor", s.csrf,
       s.last_seen_at < now() - interval '1 minute' AS unseen,
       u.display_name AS "displayName", u.locale, u.must_change AS "mustChange",
       m.id AS "membershipId", m.org_id AS "orgId", m.role,
       coalesce(m.ended_at IS NULL AND CASE
         WHEN s.acting_for IS NULL THEN m.user_id = s.user_id
         ELSE EXISTS (
           SELECT 1
           FROM deputies_in_force($2) d
           WHERE d.deputy_user = s.user_id AND d.membership_id = m.id AND d.principal_user = s.acting_for
         )
       END, false) AS "inForce", (
         SELECT array_agg(pm.org_id || '/' || pm.role || ',user:' || d.principal_user)
         FROM deputies_in_force($2) d
         JOIN membership pm ON pm.id = d.membership_id
         WHERE d.deputy_user = s.user_id AND pm.org_id = m.org_id
       ) AS deputies
     FROM session s
     JOIN app_user u ON u.id = s.user_id AND u.disabled_at IS NULL
     LEFT JOIN membership m ON m.id = s.membership_id
     WHERE s.token_hash = ANY($1) AND s.expires_at > now() AND s.created_at > now() - make_interval(hours => $3)`,
    [tokenHashes, at, lifeHours],
  );
}

/** Prolongs a session at most once a minute, and never beyond its life. */
export async function prolongSession(
  work: UnitOfWork,
  tokenHash: string,
  { idleHours, lifeHours }: { idleHours: number; lifeHours: number },
): Promise<void> {
  await work.source.query(
    `UPDATE session
     SET last_seen_at = now(),
       expires_at = least(now() + make_interval(hours => $2), created_at + make_interval(hours => $3))
     WHERE token_hash = $1 AND last_seen_at < now() - interval '1 minute'`,
    [tokenHash, idleHours, lifeHours],
  );
}

/** All roles that a person may act in at `at` (ISO 8601): the own ones and those of deputations in force, by id. */
export async function rolesOf(work: UnitOfWork, userId: string, at: string): Promise<SessionRole[]> {
  return work.source.query<SessionRole[]>(
    `SELECT m.id, m.org_id AS "orgId", m.role, o.name_zh AS "nameZh", o.name_en AS "nameEn", NULL AS "actingFor"
     FROM membership m
     JOIN organisation o ON o.id = m.org_id
     WHERE m.user_id = $1 AND m.ended_at IS NULL
     UNION ALL
     SELECT m.id, m.org_id, m.role, o.name_zh, o.name_en, p.display_name
     FROM deputies_in_force($2) d
     JOIN membership m ON m.id = d.membership_id
     JOIN organisation o ON o.id = m.org_id
     JOIN app_user p ON p.id = d.principal_user
     WHERE d.deputy_user = $1
     ORDER BY 1`,
    [userId, at],
  );
}

/** Undefined where the session has ended. */
export async function ownerOfSession(work: UnitOfWork, tokenHash: string): Promise<SessionOwner | undefined> {
  const [row]: (Omit<SessionRole, 'id' | 'orgId'> & { login: string; orgId: string | null })[] =
    await work.source.query(
      `SELECT u.login, m.org_id AS "orgId", m.role, o.name_zh AS "nameZh", o.name_en AS "nameEn",
       p.display_name AS "actingFor"
     FROM session s
     JOIN app_user u ON u.id = s.user_id
     LEFT JOIN membership m ON m.id = s.ended_membership
     LEFT JOIN organisation o ON o.id = m.org_id
     LEFT JOIN app_user p ON p.id = s.ended_acting_for
     WHERE s.token_hash = $1`,
      [tokenHash],
    );
  if (!row) return undefined;
  const { login, orgId, ...rest } = row;
  return { login, ended: orgId === null ? null : { orgId, ...rest } };
}
