import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { digest, firstRole, IDLE_HOURS } from './session-finder.service';

/** Sessions are rows; the cookie holds a random token of which only the digest is stored. */
@Injectable()
export class SessionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A session of its own for a person whose password was right; the token is told once and stored as a digest. */
  async open(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.work.system(async (tx) =>
      tx.query(
        `INSERT INTO session (token_hash, user_id, membership_id, csrf, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(hours => ${IDLE_HOURS}))`,
        [digest(token), userId, await firstRole(tx, userId), randomBytes(24).toString('base64url')],
      ),
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
