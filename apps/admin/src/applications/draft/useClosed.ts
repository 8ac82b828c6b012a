import type { DraftDto } from '@linxuan/contracts';
import { useEffect, useMemo, useState } from 'react';

const LONGEST_MS = 2_147_000_000;

/**
 * Whether the date of a submission has passed, by the server's clock; turns at the second without a reload. A
 * correction that was asked for has no such date.
 */
export function useClosed({
  action,
  correction,
  closesInMs,
}: Pick<DraftDto, 'action' | 'correction' | 'closesInMs'>): boolean {
  const isFirst = action !== null && correction === null;
  const turn = useMemo(() => (isFirst && closesInMs !== null ? Date.now() + closesInMs : null), [isFirst, closesInMs]);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const left = turn === null ? null : turn - Date.now();
    if (left === null || left > LONGEST_MS) return;
    const timer = window.setTimeout(() => setNow(Date.now()), Math.max(0, left) + 2);
    return () => window.clearTimeout(timer);
  }, [turn]);
  return turn !== null && now > turn;
}
