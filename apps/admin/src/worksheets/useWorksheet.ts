import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { newKey } from '../providers/act';
import { useOpenWorksheet, type OpenWorksheet } from '../providers/openWorksheets';
import { usePendingWork } from '../providers/pendingWork';
import { useSession } from '../providers/sessionStore';
import { tabName } from '../providers/tabName';
import type { SubjectType } from '../providers/types';
import { useLinxuan } from '../providers/useLinxuan';
import { KeptWorksheets } from './keptWorksheets';
import { WorksheetSession, type WorksheetState } from './WorksheetSession';

export interface UseWorksheetReturn<T> extends WorksheetState<T> {
  /** Changes the content at once and saves it a moment later. */
  change(next: Partial<T> | ((before: T) => Partial<T>)): void;
  /** Lays over one's own what somebody else saved meanwhile. */
  take(): void;
  /** Sends at once what the pause still holds back. */
  flush(): Promise<void>;
  /** What is stored has been asked for, so the page shows no blank worksheet in place of a written one. */
  ready: boolean;
}

/**
 * Unsent work on a subject, saved while it is typed; `WorksheetSession` says how. Nothing is read or written before
 * both `id` and `stage` are known. The worksheet names itself to whoever signs the subject and to whoever leaves the
 * page.
 */
export function useWorksheet<T extends object>(
  type: SubjectType,
  id: string,
  stage: string,
  blank: T,
): UseWorksheetReturn<T> {
  const provider = useLinxuan();
  const principal = useSession()?.principal ?? '';
  const session = useMemo(
    () =>
      new WorksheetSession<T>({
        blank,
        read: () => provider.getWorksheet<Partial<T>>(type, id, stage),
        write: (content, base) => provider.putWorksheet<Partial<T>>(type, id, stage, content, base),
        kept: new KeptWorksheets<T>(
          localStorage,
          `${principal}/${type}/${id}/${stage}`,
          tabName(sessionStorage, newKey),
        ),
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
  const asStored = useMemo<OpenWorksheet>(
    () => ({
      stage,
      version: () => session.storedVersion(),
      isStored: () => session.isStored(),
      refresh: () => session.refresh(),
    }),
    [session, stage],
  );
  useOpenWorksheet(type, id, asStored);
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const acts = useMemo(
    () => ({
      change: (next: Parameters<UseWorksheetReturn<T>['change']>[0]) => session.change(next),
      take: () => session.take(),
      flush: session.send,
    }),
    [session],
  );
  return { ...state, ...acts, ready: state.save !== 'loading' };
}
