import { useSyncExternalStore } from 'react';
import type { Problem, SubjectCheckDto } from '@linxuan/contracts';
import type { LinxuanDataProvider } from '../providers/dataProvider';
import { problemOf } from '../providers/problem';

export interface BulkRun {
  action: string;
  total: number;
  done: number;
  /** Outcome by subject id: null where it went well. */
  outcomes: Record<string, Problem | null>;
  state: 'running' | 'stopped' | 'finished';
}

let run: BulkRun | null = null;
const listeners = new Set<() => void>();
const set = (next: BulkRun | null) => {
  run = next;
  listeners.forEach((listener) => listener());
};

export const bulkStore = {
  get: () => run,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  clear: () => set(null),
  stop: () => run?.state === 'running' && set({ ...run, state: 'stopped' }),
};

export const useBulkRun = () => useSyncExternalStore(bulkStore.subscribe, bulkStore.get);

/**
 * One after the other, each through the request service with its own version and key; goes on when the dialog is
 * closed.
 */
export async function startBulkRun(
  provider: Pick<LinxuanDataProvider, 'act'>,
  action: string,
  checks: SubjectCheckDto[],
  payload: Record<string, unknown>,
  after: () => Promise<unknown>,
): Promise<void> {
  set({ action, total: checks.length, done: 0, outcomes: {}, state: 'running' });
  for (const { type, id, version } of checks) {
    if (run?.state !== 'running') break;
    const outcome = await provider.act(type, id, action, version, payload).then(() => null, problemOf);
    const now = run;
    if (now) set({ ...now, done: now.done + 1, outcomes: { ...now.outcomes, [id]: outcome } });
  }
  if (run?.state === 'running') set({ ...run, state: 'finished' });
  await after();
}
