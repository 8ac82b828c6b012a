import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { newKey } from '../providers/act';
import { useOpenSheet, type OpenSheet } from '../providers/openSheets';
import { usePendingWork } from '../providers/pendingWork';
import { useSession } from '../providers/sessionStore';
import { tabName } from '../providers/tabName';
import type { SubjectType } from '../providers/types';
import { useLinxuan } from '../providers/useLinxuan';
import { KeptSheets } from './keptSheets';
import { SheetSession, type SheetState } from './SheetSession';

export interface Sheet<T> extends SheetState<T> {
  /** Changes the content at once and saves it a moment later. */
  change(next: Partial<T> | ((before: T) => Partial<T>)): void;
  /** Lays over one's own what somebody else saved meanwhile. */
  take(): void;
  /** Sends at once what the pause still holds back. */
  flush(): Promise<void>;
  /** What is stored has been asked for, so the page shows no blank sheet in place of a written one. */
  ready: boolean;
}

/**
 * Unsent work on a subject, saved while it is typed; `SheetSession` says how. Nothing is read or written before both
 * `id` and `stage` are known. The sheet names itself to whoever signs the subject and to whoever leaves the page.
 */
export function useSheet<T extends object>(type: SubjectType, id: string, stage: string, blank: T): Sheet<T> {
  const provider = useLinxuan();
  const principal = useSession()?.principal ?? '';
  const session = useMemo(
    () =>
      new SheetSession<T>({
        blank,
        read: () => provider.getWorksheet<Partial<T>>(type, id, stage),
        write: (content, base) => provider.putWorksheet<Partial<T>>(type, id, stage, content, base),
        kept: new KeptSheets<T>(localStorage, `${principal}/${type}/${id}/${stage}`, tabName(sessionStorage, newKey)),
      }),
    [provider, principal, type, id, stage],
  );
  useEffect(() => {
    if (id === '' || stage === '') return;
    session.start();
    const retry = () => session.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      session.stop();
    };
  }, [session, id, stage]);
  usePendingWork(session.send);
  const asStored = useMemo<OpenSheet>(
    () => ({
      stage,
      version: () => session.storedVersion(),
      isStored: () => session.isStored(),
      refresh: () => session.refresh(),
    }),
    [session, stage],
  );
  useOpenSheet(type, id, asStored);
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const acts = useMemo(
    () => ({
      change: (next: Parameters<Sheet<T>['change']>[0]) => session.change(next),
      take: () => session.take(),
      flush: session.send,
    }),
    [session],
  );
  return { ...state, ...acts, ready: state.save !== 'loading' };
}
