import { addDays, businessDateOf } from '@linxuan/domain';
import { DeputyRepository, GrantRepository, type Tx } from '@linxuan/persistence';
import { DomainError } from '@linxuan/platform';

/**
 * The same colleague deputises once for the same role at a time. Throws `deputy.overlap` with the days of the other.
 * Two clicks at once wait for each other; the database refuses the second in any case (`deputy_once`).
 */
export async function noneBeside(
  tx: Tx,
  membershipId: string,
  deputyUser: string,
  startsAt: string,
  endsAt: string,
): Promise<void> {
  const other = await new DeputyRepository(tx).lockOverlap(membershipId, deputyUser, { startsAt, endsAt });
  if (!other) return;
  throw new DomainError(
    'deputy.overlap',
    {
      deputy: other.deputy,
      from: businessDateOf(other.startsAt),
      to: addDays(businessDateOf(other.endsAt), -1),
    },
    { fields: [{ pointer: '/deputyUser', code: 'overlap' }] },
  );
}

/** The same where a second operator confirms a deputation that was proposed earlier. Other proposals pass. */
export async function noDeputyBeside(tx: Tx, proposal: string): Promise<void> {
  const found = await new GrantRepository(tx).proposedDeputy(proposal);
  if (found) await noneBeside(tx, found.membershipId, found.userId, found.startsAt, found.endsAt);
}
