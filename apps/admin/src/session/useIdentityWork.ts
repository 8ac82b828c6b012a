import { usePoll } from '../providers/live';
import { useSession } from '../providers/sessionStore';
import type { IdentityWork } from '../providers/types';
import { useRead } from '../providers/useLinxuan';

/** Open work under each identity of the person; nothing is asked for a person who has but one. */
export function useIdentityWork(): IdentityWork[] {
  const session = useSession();
  const several = (session?.memberships.length ?? 0) > 1;
  return useRead<IdentityWork[]>(several ? '/home/identities' : null, { refetchInterval: usePoll() }).data ?? [];
}
