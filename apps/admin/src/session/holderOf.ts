import type { Membership, Session } from '../providers/types';

/** Whose work it is: the role of an organisation. */
export interface Assignee {
  orgId: string;
  role: string;
}

/**
 * The identity of the person under which work is done, where that is another one than the page's; null where the page's
 * own serves.
 */
export function holderOf(session: Session | null, { orgId, role }: Assignee): Membership | null {
  const isOf = (membership: Membership) => membership.orgId === orgId && membership.role === role;
  if (!session || isOf(session.membership)) return null;
  return session.memberships.find(isOf) ?? null;
}
