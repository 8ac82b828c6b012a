import type { HomeGroup, IdentityWork, Membership, Session } from '../providers/types';
import { IdentityGroup } from './IdentityGroup';
import type { Dated } from './order';
import { WorkGroup } from './WorkGroup';

/** What waits under another identity, as one group among those of the page. */
interface OtherWork extends Dated {
  membership: Membership;
  work: IdentityWork['elsewhere'];
  count: number;
}
/** Everything on the first page that is ordered by its date, under whichever identity. */
export type HomeWork = HomeGroup | OtherWork;

/** The work under the person's other identities that the page does not show otherwise. */
export function otherWork(session: Session, identities: readonly IdentityWork[]): OtherWork[] {
  return identities.flatMap(({ membershipId, elsewhere: work }) => {
    const membership = session.memberships.find(({ id }) => id === membershipId);
    if (!membership || membershipId === session.membership.id || work.count === 0) return [];
    return [{ membership, work, count: work.count, earliestDue: work.earliestDue }];
  });
}

export const keyOf = (group: HomeWork): string => ('membership' in group ? group.membership.id : group.kind);

export function AnyGroup({ group }: { group: HomeWork }) {
  if ('membership' in group) return <IdentityGroup membership={group.membership} work={group.work} />;
  return <WorkGroup group={group} />;
}
