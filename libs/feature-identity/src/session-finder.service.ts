import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  livingSessions,
  prolongSession,
  SessionRepository,
  Together,
  UnitOfWork,
  type LivingSession,
} from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor, type SessionReader } from '@linxuan/platform';

/** Hours a session lives without being used. */
export const IDLE_HOURS = 8;
/** Hours after which a session ends however much it is used: a working day (OWASP ASVS 5.0, 7.3.2). */
export const LIFE_HOURS = 12;

/** Sessions that are looked at by one statement, at most. */
const MOST_TOGETHER = 64;

/**
 * Finds the actor of a request. Whatever has an end is looked at here, each time and by the clock: the session (idle
 * and absolute), the account, the role, the deputation with its principal and its deputy. Requests and open streams ask
 * the same question.
 */
@Injectable()
export class SessionFinder implements SessionReader {
  private readonly together: Together<string, LivingSession | undefined>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.together = new Together((sessions) => this.each(sessions), { most: MOST_TOGETHER });
  }

  /**
   * Null where there is no living session. Throws `session.roleEnded` where it lives and the role it acts in does not.
   */
  async find(token: string): Promise<SessionActor | null> {
    const row = await this.together.do(digest(token));
    if (!row) return null;
    if (row.unseen) void this.touch(row.tokenHash);
    if (!row.inForce) throw new DomainError('session.roleEnded');
    return toActor(row);
  }

  /**
   * The actors of those sessions (by digest) that still have one; one statement for any number, and nothing is
   * prolonged.
   */
  async stillActing(sessions: readonly string[]): Promise<Map<string, SessionActor>> {
    if (sessions.length === 0) return new Map();
    const rows = await this.living([...new Set(sessions)]);
    return new Map(rows.filter(({ inForce }) => inForce).map((row) => [row.tokenHash, toActor(row)]));
  }

  /**
   * The actor of a session that a page takes up. Where the role has ended the session goes on in the person's own first
   * role and remembers what ended; null where there is no session or no role left.
   */
  async takeUp(token: string): Promise<SessionActor | null> {
    const [row] = await this.living([digest(token)]);
    if (!row) return null;
    if (row.inForce) return toActor(row);
    await this.work.system(async (tx) => {
      const sessions = new SessionRepository(tx);
      await sessions.goOnIn(row.tokenHash, await sessions.firstRole(row.userId));
    });
    const [now] = await this.living([row.tokenHash]);
    return now?.inForce ? toActor(now) : null;
  }

  /** Requests that come at the same moment are looked at by one statement: each by what stands in the database now. */
  private async each(sessions: readonly string[]): Promise<(LivingSession | undefined)[]> {
    const rows = new Map((await this.living([...new Set(sessions)])).map((row) => [row.tokenHash, row]));
    return sessions.map((session) => rows.get(session));
  }

  private living(sessions: readonly string[]): Promise<LivingSession[]> {
    return livingSessions(this.work, sessions, this.clock.iso(), LIFE_HOURS);
  }

  /** Never in the way of a request. */
  private async touch(tokenHash: string): Promise<void> {
    await prolongSession(this.work, tokenHash, { idleHours: IDLE_HOURS, lifeHours: LIFE_HOURS }).catch(() => undefined);
  }
}

/** A deputy works with the principal's rights; `actingFor` then holds the deputy, so that both stand in the record. */
function toActor(row: LivingSession): SessionActor {
  const { orgId, role } = row;
  const userId = row.actingFor ?? row.userId;
  const membershipId = row.membershipId ?? '';
  const queues = [`${orgId}/${role}`, `user:${userId}`, ...(row.deputies ?? []).flatMap((keys) => keys.split(','))];
  const deputy = row.actingFor ? row.userId : null;
  return {
    userId,
    orgId,
    role,
    displayName: row.displayName,
    locale: row.locale,
    actingFor: deputy,
    deputy,
    queues,
    scope: { userId, orgId, role, queues, deputy },
    mustChange: row.mustChange,
    csrf: row.csrf,
    membershipId,
    principal: [row.userId, membershipId, ...(row.actingFor ? [row.actingFor] : [])].join('/'),
    session: row.tokenHash,
  };
}

export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
