import { randomBytes } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { digest, SessionFinder } from '@linxuan/feature-identity';
import type { UnitOfWork } from '@linxuan/persistence';
import type { Clock, SessionReader } from '@linxuan/platform';

/**
 * A session of the person in this role, as signing in opens it, without the cost of a password. The answer is its
 * token.
 */
export async function openSession(work: UnitOfWork, { userId, orgId, role }: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await work.source.query(
    `INSERT INTO session (token_hash, user_id, membership_id, csrf, expires_at)
     SELECT $1, user_id, id, $2, now() + interval '8 hours' FROM membership WHERE user_id = $3 AND org_id = $4 AND role = $5 AND ended_at IS NULL`,
    [digest(token), randomBytes(24).toString('base64url'), userId, orgId, role],
  );
  return token;
}

/** Finds the actors of sessions as the API does. */
export function sessionsOf(work: UnitOfWork, clock: Clock): SessionReader {
  return new SessionFinder(work, clock);
}
