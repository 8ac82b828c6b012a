import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionStore } from '../providers/sessionStore';

/** Timers of a browser end at 24 days; what is further off is asked for again before that by other means. */
const LONGEST_MS = 2_147_000_000;
/** The answer was on its way for a while: a page that asks a moment later is told what is new. */
const GRACE_MS = 60;

/** Names of instants at which something begins, ends or falls due. */
const INSTANT = /^(?:dueAt|deadline|until|(?:opens|closes|starts|ends|windowEnds|lapses)At|(?:earliest|present)Due)$/;

/**
 * Milliseconds from `now` until the clock changes what an answer says: the soonest `changesInMs` of an action, or the
 * first date still ahead.
 */
export function nextTurn(node: unknown, now: number): number | null {
  if (typeof node !== 'object' || node === null) return null;
  const turns = Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'changesInMs') return typeof value === 'number' ? [value] : [];
    if (typeof value !== 'string') return nextTurn(value, now) ?? [];
    const left = INSTANT.test(name) ? Date.parse(value) - now : 0;
    // A due instant is the last one that is in time.
    return left >= 0 && INSTANT.test(name) ? [left + 1] : [];
  });
  return turns.length > 0 ? Math.min(...turns) : null;
}

/**
 * Every page asks again at the instant at which the clock opens or closes what it offers, or passes a date that it
 * shows. The clock is the server's.
 */
export function useClockTurns(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timers = new Map<string, number>();
    const arm = (query: Query) => {
      window.clearTimeout(timers.get(query.queryHash));
      timers.delete(query.queryHash);
      const turn = nextTurn(query.state.data, sessionStore.now().getTime());
      if (turn === null || turn > LONGEST_MS) return;
      const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
      timers.set(query.queryHash, window.setTimeout(again, turn + GRACE_MS));
    };
    const stop = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') arm(event.query);
    });
    for (const query of client.getQueryCache().getAll()) arm(query);
    return () => {
      stop();
      for (const timer of timers.values()) window.clearTimeout(timer);
    };
  }, [client]);
}
