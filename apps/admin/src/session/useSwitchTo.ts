import { useRef } from 'react';
import { useNotify } from 'react-admin';
import { sessionApi } from '../providers/api';
import { problemOf } from '../providers/problem';
import type { Membership } from '../providers/types';

/**
 * Goes on under another identity, on a page of its own at `to`; says why where that is refused. A second click while it
 * is under way does nothing.
 */
export function useSwitchTo(): (membership: Membership, to?: string) => Promise<void> {
  const notify = useNotify();
  const busy = useRef(false);
  return async (membership, to) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await sessionApi.switchTo(membership, to);
    } catch (error) {
      notify(problemOf(error).detail, { type: 'error' });
    } finally {
      busy.current = false;
    }
  };
}
