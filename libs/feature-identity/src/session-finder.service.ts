import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor, type SessionReader } from '@linxuan/platform';

/** Hours a session lives without being used. */
export const IDLE_HOURS = 8;
/** Hours after which a session ends however much it is used: a working day (OWASP ASVS 5.0, 7.3.2). */
export const LIFE_HOURS = 12;

interface SessionView {
  token_hash: string;
  user_id: string;
  acting_for: string | null;
  csrf: string;
  display_name: string;
  locale: string;
  must_change: boolean;
  membership_id: string | null;
  org_id: string;
  role: Role;
  deputies: string[] | null;
  /** Whether the role is held at this moment: an own one that was not ended, or a deputation in force. */
  in_force: boolean;
  /** Whether the session was last prolonged more than a minute ago. */
  unseen: boolean;
}

/** Living sessions of accounts that are not disabled, by digest of their token, with whether their role is in force at `$2`. */
const LIVING = `
  SELECT s.token_hash, s.user_id, s.acting_for, s.csrf, s.last_seen_at < now() - interval '1 minute' AS unseen, u.display_name, u.locale, u.must_change, m.id AS membership_id, m.org_id, m.role,
    coalesce(m.ended_at IS NULL AND CASE WHEN s.acting_for IS NULL THEN m.user_id = s.user_id
      ELSE EXISTS (SELECT 1 FROM deputies_in_force($2) d WHERE d.deputy_user = s.user_id AND d.membership_id = m.id AND d.principal_user = s.acting_for) END, false) AS in_force,
    (SELECT array_agg(pm.org_id || '/' || pm.role || ',user:' || d.principal_user) FROM deputies_in_force($2) d JOIN membership pm ON pm.id = d.membership_id
     WHERE d.deputy_user = s.user_id AND pm.org_id = m.org_id) AS deputies
  FROM session s JOIN app_user u ON u.id = s.user_id AND u.disabled_at IS NULL LEFT JOIN membership m ON m.id = s.membership_id
  WHERE s.token_hash = ANY($1) AND s.expires_at > now() AND s.created_at > now() - interval '${LIFE_HOURS} hours'`;

/**
 * Finds the actor of a request. Whatever has an end is looked at here, each time and by the clock: the session (idle and absolute), the
 * account, the role, the deputation with its principal and its deputy. Requests and open streams ask the same question.
 */
@Injectable()
export class SessionFinder implements SessionReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null where there is no living session. Throws `session.roleEnded` where it lives and the role it acts in does not. */
  async find(token: string): Promise<SessionActor | null> {
    const [row] = await this.living([digest(token)]);
    if (!row) return null;
    if (row.unseen) void this.touch(row.token_hash);
    if (!row.in_force) throw new DomainError('session.roleEnded');
    return toActor(row);
  }

  /** The actors of those sessions (by digest) that still have one; one statement for any number, and nothing is prolonged. */
  async stillActing(sessions: readonly string[]): Promise<Map<string, SessionActor>> {
    if (sessions.length === 0) return new Map();
    const rows = await this.living([...new Set(sessions)]);
    return new Map(rows.filter(({ in_force }) => in_force).map((row) => [row.token_hash, toActor(row)]));
  }

  /**
   * The actor of a session that a page takes up. Where the role has ended the session goes on in the person's own first role and remembers
   * what ended; null where there is no session or no role left.
   */
  async takeUp(token: string): Promise<SessionActor | null> {
    const [row] = await this.living([digest(token)]);
    if (!row) return null;
    if (row.in_force) return toActor(row);
    await this.work.system(async (tx) => {
      await tx.query(
        `UPDATE session SET ended_membership = membership_id, ended_acting_for = acting_for, membership_id = $2, acting_for = NULL WHERE token_hash = $1`,
        [row.token_hash, await firstRole(tx, row.user_id)],
      );
    });
    const [now] = await this.living([row.token_hash]);
    return now?.in_force ? toActor(now) : null;
  }

  private living(sessions: string[]): Promise<SessionView[]> {
    return this.work.statement<SessionView>(LIVING, [sessions, this.clock.iso()]);
  }

  /** Prolongs a session at most once a minute, never beyond its life, and never in the way of a request. */
  private async touch(tokenHash: string): Promise<void> {
    await this.work.source
      .query(
        `UPDATE session SET last_seen_at = now(), expires_at = least(now() + make_interval(hours => ${IDLE_HOURS}), created_at + make_interval(hours => ${LIFE_HOURS}))
         WHERE token_hash = $1 AND last_seen_at < now() - interval '1 minute'`,
        [tokenHash],
      )
      .catch(() => undefined);
  }
}

/** The role that a person with several begins in: the one whose work is due first, then the one with most of it. */
export async function firstRole(tx: Tx, userId: string): Promise<string | null> {
  const roles: { id: string; org_id: string; role: string }[] = await tx.query(
    `SELECT id, org_id, role FROM membership WHERE user_id = $1 AND ended_at IS NULL ORDER BY id`,
    [userId],
  );
  if (roles.length < 2) return roles[0]?.id ?? null;
  const queues = [`user:${userId}`, ...roles.map(({ org_id, role }) => `${org_id}/${role}`)];
  await tx.query(`SELECT set_config('app.queues', $1, true)`, [queues.join(',')]);
  const [first]: { id: string }[] = await tx.query(
    `SELECT m.id FROM membership m LEFT JOIN task t ON t.org_id = m.org_id AND t.role = m.role AND t.done_at IS NULL AND t.queue_key = ANY($2)
     WHERE m.user_id = $1 AND m.ended_at IS NULL GROUP BY m.id ORDER BY count(t.id) = 0, min(t.due_at) NULLS LAST, count(t.id) DESC, m.id LIMIT 1`,
    [userId, queues],
  );
  return first?.id ?? null;
}

/** A deputy works with the principal's rights; `actingFor` then holds the deputy, so that both stand in the record. */
function toActor(row: SessionView): SessionActor {
  const userId = row.acting_for ?? row.user_id;
  const membershipId = row.membership_id ?? '';
  const queues = [
    `${row.org_id}/${row.role}`,
    `user:${userId}`,
    ...(row.deputies ?? []).flatMap((keys) => keys.split(',')),
  ];
  return {
    userId,
    orgId: row.org_id,
    role: row.role,
    displayName: row.display_name,
    locale: row.locale,
    actingFor: row.acting_for ? row.user_id : null,
    deputy: row.acting_for ? row.user_id : null,
    queues,
    scope: { userId, orgId: row.org_id, role: row.role, queues, deputy: row.acting_for ? row.user_id : null },
    mustChange: row.must_change,
    csrf: row.csrf,
    membershipId,
    principal: [row.user_id, membershipId, ...(row.acting_for ? [row.acting_for] : [])].join('/'),
    session: row.token_hash,
  };
}

export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
