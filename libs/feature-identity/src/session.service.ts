import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountRepository, SessionRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { digest, IDLE_HOURS } from './session-finder.service';

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
    await this.work.system(async (tx) => {
      const sessions = new SessionRepository(tx);
      await sessions.open({
        tokenHash: digest(token),
        userId,
        membershipId: await sessions.firstRole(userId),
        csrf: randomBytes(24).toString('base64url'),
        idleHours: IDLE_HOURS,
      });
    });
    return token;
  }

  async signOut(token: string): Promise<void> {
    await this.work.system((tx) => new SessionRepository(tx).end(digest(token)));
  }

  async switchTo(token: string, actor: SessionActor, membershipId: string): Promise<void> {
    const now = this.clock.iso();
    const changed = await this.work.system((tx) =>
      new SessionRepository(tx).switchTo(digest(token), membershipId, realUser(actor), now),
    );
    if (!changed) throw new DomainError('subject.notFound');
  }

  async setLocale(actor: SessionActor, locale: string): Promise<void> {
    await this.work.system((tx) => new AccountRepository(tx).setLocale(realUser(actor), locale));
  }
}

/** The person at the keyboard: the deputy, where one acts for another. */
export function realUser(actor: SessionActor): string {
  return actor.actingFor ?? actor.userId;
}
