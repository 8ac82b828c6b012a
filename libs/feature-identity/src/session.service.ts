import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { hashPassword, lockSeconds, passwordMatches, checkPasswordStrength } from './password';
import { digest, firstRole, IDLE_HOURS } from './session-finder.service';

/** A dummy that costs as much as a real check, so that an unknown login takes as long as a wrong password. */
const UNKNOWN = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8d6uFbHcOuJ4OgzVWkNmX0cJwG6c1ZGJ1G2mZ9sQ0mE';

/** Sessions are rows; the cookie holds a random token of which only the digest is stored. */
@Injectable()
export class SessionService {
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
      [digest(token), userId, await firstRole(tx, userId), randomBytes(24).toString('base64url')],
    );
    return token;
  }

  async signOut(token: string): Promise<void> {
    await this.work.system((tx) => tx.query(`DELETE FROM session WHERE token_hash = $1`, [digest(token)]));
  }

  async switchTo(token: string, actor: SessionActor, membershipId: string): Promise<void> {
    const now = this.clock.iso();
    const changed: unknown[] = await this.work.system((tx) =>
      tx.query(
        `WITH allowed AS (
           SELECT id, NULL::uuid AS principal FROM membership WHERE id = $2 AND user_id = $3 AND ended_at IS NULL
           UNION ALL SELECT d.membership_id, d.principal_user FROM deputies_in_force($4) d WHERE d.membership_id = $2 AND d.deputy_user = $3),
         done AS (UPDATE session s SET membership_id = allowed.id, acting_for = allowed.principal, ended_membership = NULL, ended_acting_for = NULL FROM allowed WHERE s.token_hash = $1 RETURNING s.token_hash)
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
