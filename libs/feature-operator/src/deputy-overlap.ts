import { addDays, businessDateOf } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';

interface Overlap {
  deputy: string;
  starts_at: Date;
  ends_at: Date;
}

/**
 * The same colleague deputises once for the same role at a time. Throws `deputy.overlap` with the days of the other. Two clicks at once wait
 * for each other; the database refuses the second in any case (`deputy_once`).
 */
export async function noneBeside(
  tx: Tx,
  membershipId: string,
  deputyUser: string,
  startsAt: string,
  endsAt: string,
): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('deputy/' || $1 || '/' || $2, 0))`, [
    membershipId,
    deputyUser,
  ]);
  const [other]: Overlap[] = await tx.query(
    `SELECT u.display_name AS deputy, d.starts_at, d.ends_at FROM deputy d JOIN app_user u ON u.id = d.deputy_user
     WHERE d.membership_id = $1 AND d.deputy_user = $2 AND d.starts_at < $4 AND d.ends_at > $3 ORDER BY d.starts_at LIMIT 1`,
    [membershipId, deputyUser, startsAt, endsAt],
  );
  if (!other) return;
  throw new DomainError(
    'deputy.overlap',
    {
      deputy: other.deputy,
      from: businessDateOf(other.starts_at.toISOString()),
      to: addDays(businessDateOf(other.ends_at.toISOString()), -1),
    },
    { fields: [{ pointer: '/deputyUser', code: 'overlap' }] },
  );
}

/** The same where a second operator confirms a deputation that was proposed earlier. Other proposals pass. */
export async function noDeputyBeside(tx: Tx, proposal: string): Promise<void> {
  const [found]: { user_id: string; payload: { membershipId: string; startsAt: string; endsAt: string } }[] =
    await tx.query(
      `SELECT user_id, payload FROM grant_request WHERE id = $1 AND kind = 'deputy' AND state = 'proposed'`,
      [proposal],
    );
  if (found)
    await noneBeside(tx, found.payload.membershipId, found.user_id, found.payload.startsAt, found.payload.endsAt);
}
