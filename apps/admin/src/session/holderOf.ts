import type { Membership, Session } from '../providers/types';

/** Whose desk a piece of work lies on. */
export interface DeskPlace {
  orgId: string;
  role: string;
}

/**
 * The identity of the person under which work is done, where that is another one than the page's; null where the page's
 * own serves.
 */
export function holderOf(session: Session | null, { orgId, role }: DeskPlace): Membership | null {
  const isOf = (membership: Membership) => membership.orgId === orgId && membership.role === role;
  if (!session || isOf(session.membership)) return null;
  return session.memberships.find(isOf) ?? null;
}
