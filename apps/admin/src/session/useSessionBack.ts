import { useEffect } from 'react';
import { sessionApi } from '../providers/api';

const LOOK_EVERY_MS = 5_000;

/**
 * While the session of the page has ended: sees whether the browser is signed in again, which may have happened in
 * another tab. As the same person the page goes on by itself; as another it says so, in place of asking for a password
 * that would put the other out.
 */
export function useSessionBack(ended: boolean): void {
  useEffect(() => {
    if (!ended) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void sessionApi.load().catch(() => undefined);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [ended]);
}
