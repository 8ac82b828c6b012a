import { useEffect, useState } from 'react';
import { sessionStore } from '../providers/sessionStore';

/** Timers of a browser end at 24 days; pages ask again long before. */
const LONGEST_MS = 2_147_000_000;

/** Whether an instant has passed by the server's clock; changes at that very second, without being asked again. */
export function usePassed(instant: string | null | undefined): boolean {
  const end = instant ? Date.parse(instant) : Number.NaN;
  const [, tick] = useState(0);
  // A due instant is the last one that is in time.
  const left = end - sessionStore.now().getTime();
  useEffect(() => {
    if (!(left >= 0) || left > LONGEST_MS) return;
    const timer = window.setTimeout(() => tick((count) => count + 1), left + 1);
    return () => window.clearTimeout(timer);
  }, [end, left]);
  return left < 0;
}
