import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor, type SessionReader } from '@linxuan/platform';
import { hashPassword, lockSeconds, passwordMatches, checkPasswordStrength } from './password';

/** Hours a session lives without being used. */
const IDLE_HOURS = 8;
/** A dummy that costs as much as a real check, so that an unknown login takes as long as a wrong password. */
const UNKNOWN = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8d6uFbHcOuJ4OgzVWkNmX0cJwG6c1ZGJ1G2mZ9sQ0mE';

interface SessionView {
  token_hash: string;
  user_id: string;
  acting_for: string | null;
  csrf: string;
  login: string;
  display_name: string;
  locale: string;
  must_change: boolean;
  membership_id: string;
  org_id: string;
  role: Role;
  deputies: string[] | null;
  /** Whether the session was last prolonged more than a minute ago. */
  unseen: boolean;
}

/** Sessions are rows; the cookie holds a random token of which only the digest is stored. */
@Injectable()
export class SessionService implements SessionReader {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async signIn(login: string, password: string): Promise<string> {
    const found = await this.work.system(async (tx) => {
      const [user] = await tx.query(
        `SELECT id, password_hash, failed_count, locked_until FROM app_user WHERE login = $1 AND disabled_at IS NULL FOR NO KEY UPDATE`,
        [login],
      );
      const locked = user?.locked_until ? Math.ceil((new Date(user.locked_until).getTime() - Date.now()) / 1000) : 0;
      if (locked > 0) throw new DomainError('session.locked', { seconds: locked });
      const matches = await passwordMatches(user?.password_hash ?? UNKNOWN, password).catch(() => false);
      if (!user) return null;
      if (!matches) {
        const failures = user.failed_count + 1;
        await tx.query(
          `UPDATE app_user SET failed_count = $2, locked_until = CASE WHEN $3 > 0 THEN now() + make_interval(secs => $3) END WHERE id = $1`,
          [user.id, failures, lockSeconds(failures)],
        );
        return null;
      }
      if (user.failed_count > 0)
        await tx.query(`UPDATE app_user SET failed_count = 0, locked_until = NULL WHERE id = $1`, [user.id]);
      return this.open(tx, user.id);
    });
    if (!found) throw new DomainError('session.badCredentials');
    return found;
  }

  private async open(tx: Tx, userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query(
      `INSERT INTO session (token_hash, user_id, membership_id, csrf, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(hours => ${IDLE_HOURS}))`,
      [digest(token), userId, await this.firstRole(tx, userId), randomBytes(24).toString('base64url')],
    );
    return token;
  }

  /** The role that a person with several begins in: the one whose work is due first, then the one with most of it. */
  private async firstRole(tx: Tx, userId: string): Promise<string | null> {
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

  async signOut(token: string): Promise<void> {
    await this.work.system((tx) => tx.query(`DELETE FROM session WHERE token_hash = $1`, [digest(token)]));
  }

  async find(token: string): Promise<SessionActor | null> {
    const now = this.clock.iso();
    const [row] = await this.work.statement<SessionView>(
      `SELECT s.token_hash, s.user_id, s.acting_for, s.csrf, s.last_seen_at < now() - interval '1 minute' AS unseen, u.login, u.display_name, u.locale, u.must_change, m.id AS membership_id, m.org_id, m.role,
         (SELECT array_agg(pm.org_id || '/' || pm.role || ',user:' || d.principal_user) FROM deputy d JOIN membership pm ON pm.id = d.membership_id AND pm.ended_at IS NULL
          WHERE d.deputy_user = s.user_id AND $2 >= d.starts_at AND $2 < d.ends_at AND pm.org_id = m.org_id) AS deputies
       FROM session s JOIN app_user u ON u.id = s.user_id AND u.disabled_at IS NULL JOIN membership m ON m.id = s.membership_id AND m.ended_at IS NULL
       WHERE s.token_hash = $1 AND s.expires_at > now()`,
      [digest(token), now],
    );
    if (!row) return null;
    if (row.unseen) void this.touch(row.token_hash);
    return toActor(row);
  }

  /** Prolongs a session at most once a minute, and never in the way of a request. */
  private async touch(tokenHash: string): Promise<void> {
    await this.work.source
      .query(
        `UPDATE session SET last_seen_at = now(), expires_at = now() + make_interval(hours => ${IDLE_HOURS}) WHERE token_hash = $1 AND last_seen_at < now() - interval '1 minute'`,
        [tokenHash],
      )
      .catch(() => undefined);
  }

  async switchTo(token: string, actor: SessionActor, membershipId: string): Promise<void> {
    const now = this.clock.iso();
    const changed: unknown[] = await this.work.system((tx) =>
      tx.query(
        `WITH allowed AS (
           SELECT id, NULL::uuid AS principal FROM membership WHERE id = $2 AND user_id = $3 AND ended_at IS NULL
           UNION ALL SELECT m.id, d.principal_user FROM deputy d JOIN membership m ON m.id = d.membership_id AND m.ended_at IS NULL WHERE m.id = $2 AND d.deputy_user = $3 AND $4 >= d.starts_at AND $4 < d.ends_at),
         done AS (UPDATE session s SET membership_id = allowed.id, acting_for = allowed.principal FROM allowed WHERE s.token_hash = $1 RETURNING s.token_hash)
         SELECT token_hash FROM done`,
        [digest(token), membershipId, realUser(actor), now],
      ),
    );
    if (changed.length === 0) throw new DomainError('subject.notFound');
  }

  async changePassword(actor: SessionActor, current: string, next: string): Promise<void> {
    checkPasswordStrength(next);
    if (current === next) throw new DomainError('password.same', {}, { fields: [{ pointer: '/next', code: 'same' }] });
    await this.work.system(async (tx) => {
      const [user] = await tx.query(`SELECT password_hash FROM app_user WHERE id = $1 FOR UPDATE`, [realUser(actor)]);
      if (!(await passwordMatches(user.password_hash, current)))
        throw new DomainError('session.badCredentials', {}, { fields: [{ pointer: '/current', code: 'wrong' }] });
      await tx.query(`UPDATE app_user SET password_hash = $2, must_change = false WHERE id = $1`, [
        realUser(actor),
        await hashPassword(next),
      ]);
      await tx.query(`DELETE FROM session WHERE user_id = $1 AND csrf <> $2`, [realUser(actor), actor.csrf]);
    });
  }

  async setLocale(actor: SessionActor, locale: string): Promise<void> {
    await this.work.system((tx) =>
      tx.query(`UPDATE app_user SET locale = $2 WHERE id = $1`, [realUser(actor), locale]),
    );
  }
}

/** The person at the keyboard: the deputy, where one acts for another. */
export function realUser(actor: SessionActor): string {
  return actor.actingFor ?? actor.userId;
}

/** A deputy works with the principal's rights; `actingFor` then holds the deputy, so that both stand in the record. */
function toActor(row: SessionView): SessionActor {
  const userId = row.acting_for ?? row.user_id;
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
    membershipId: row.membership_id,
  };
}

export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
