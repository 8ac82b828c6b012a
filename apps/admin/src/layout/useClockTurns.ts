import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Timers of a browser end at 24 days; what is further off is asked for again before that by other means. */
const LONGEST_MS = 2_147_000_000;
/** The answer was on its way for a while: a page that asks a moment later is told what is new. */
const GRACE_MS = 60;

/** The soonest `changesInMs` in an answer: when the clock changes what may be done. */
export function nextTurn(node: unknown): number | null {
  if (typeof node !== 'object' || node === null) return null;
  const own = (node as { changesInMs?: unknown }).changesInMs;
  const turns = Object.values(node).flatMap((child) => nextTurn(child) ?? []);
  const all = typeof own === 'number' ? [own, ...turns] : turns;
  return all.length > 0 ? Math.min(...all) : null;
}

/** Every page that shows actions asks again at the instant at which the clock opens or closes one of them. */
export function useClockTurns(): void {
  const client = useQueryClient();
  useEffect(() => {
    const timers = new Map<string, number>();
    const arm = (query: Query) => {
      window.clearTimeout(timers.get(query.queryHash));
      timers.delete(query.queryHash);
      const turn = nextTurn(query.state.data);
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
