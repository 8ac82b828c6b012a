import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLinxuan } from '../../components';
import { WorksheetConflict } from '../../providers/dataProvider';
import { useOpenSheet, type OpenSheet } from '../../providers/openSheets';
import { usePendingWork } from '../../providers/pendingWork';
import { sessionStore } from '../../providers/sessionStore';
import type { SubjectType } from '../../providers/types';

export type SaveState = 'loading' | 'saved' | 'saving' | 'offline' | 'theirs';
export interface Sheet<T> {
  content: T;
  change(next: Partial<T> | ((before: T) => Partial<T>)): void;
  save: SaveState;
  /** What somebody else saved meanwhile. */
  theirs: T | null;
  take(): void;
  /** Sends at once what the pause still holds back. */
  flush(): Promise<void>;
}
interface Kept<T> {
  content: T;
  base: number;
}

const PAUSE_MS = 800;
const RETRY_MS = 5000;

/**
 * Unsent work, saved while it is typed: on this device at once, on the server a moment later. What could not be sent lies on the
 * device, under the person and role whose it is, and is sent when the connection or the page comes back; a newer version of somebody else is shown, never overwritten.
 */
export function useSheet<T extends object>(type: SubjectType, id: string, stage: string, blank: T): Sheet<T> {
  const provider = useLinxuan();
  const [content, setContent] = useState<T>(blank);
  const [save, setSave] = useState<SaveState>('loading');
  const [theirs, setTheirs] = useState<T | null>(null);
  const key = `linxuan.sheet/${sessionStore.principal() ?? ''}/${type}/${id}/${stage}`;
  const latest = useRef(content);
  const version = useRef(0);
  const loaded = useRef(false);
  const dirty = useRef(false);
  const sending = useRef<Promise<void> | null>(null);
  // Somebody's newer version waits for the person's choice; nothing is sent over it unasked.
  const contested = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(async (): Promise<void> => {
    if (sending.current) await sending.current;
    if (!dirty.current || contested.current) return;
    dirty.current = false;
    setSave('saving');
    const sent = latest.current;
    sending.current = provider.putWorksheet(type, id, stage, sent, version.current).then(
      ({ version: next }) => {
        version.current = next;
        if (dirty.current) return;
        forget(key);
        setSave('saved');
      },
      (error: unknown) => {
        dirty.current = true;
        if (error instanceof WorksheetConflict) {
          const found = error.theirs as { content: T; version: number } | null;
          version.current = found?.version ?? version.current;
          contested.current = true;
          setTheirs(found?.content ?? null);
          setSave('theirs');
          return;
        }
        setSave('offline');
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void send(), RETRY_MS);
      },
    );
    await sending.current;
    sending.current = null;
  }, [provider, type, id, stage, key]);

  useEffect(() => {
    let gone = false;
    if (id === '' || stage === '') return;
    const kept = recall<T>(key);
    if (kept) {
      latest.current = { ...blank, ...kept.content };
      setContent(latest.current);
      dirty.current = true;
    }
    void provider.getWorksheet<T>(type, id, stage).then(
      (sheet) => {
        if (gone) return;
        version.current = sheet?.version ?? 0;
        loaded.current = true;
        if (!dirty.current) {
          latest.current = { ...blank, ...sheet?.content };
          setContent(latest.current);
          setSave('saved');
        } else if (kept && kept.base === version.current) void send();
        else if (kept) {
          contested.current = true;
          setTheirs({ ...blank, ...sheet?.content });
          setSave('theirs');
        }
      },
      () => !gone && setSave('offline'),
    );
    return () => {
      gone = true;
    };
  }, [provider, type, id, stage, key, send]);

  const change = useCallback<Sheet<T>['change']>(
    (next) => {
      latest.current = { ...latest.current, ...(typeof next === 'function' ? next(latest.current) : next) };
      dirty.current = true;
      contested.current = false;
      setContent(latest.current);
      keep(key, { content: latest.current, base: version.current });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    [key, send],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void send();
    },
    [send],
  );

  usePendingWork(send);

  const asStored = useMemo<OpenSheet>(
    () => ({
      stage,
      version: () => (loaded.current ? version.current : null),
      isStored: () => !dirty.current && !contested.current && sending.current === null,
      refresh: async () => {
        const found = await provider.getWorksheet<T>(type, id, stage);
        if (!found || found.version === version.current) return;
        version.current = found.version;
        contested.current = true;
        setTheirs({ ...blank, ...found.content });
        setSave('theirs');
      },
    }),
    [provider, type, id, stage, blank],
  );
  useOpenSheet(type, id, asStored);

  const take = useCallback(() => {
    if (!theirs) return;
    latest.current = theirs;
    dirty.current = false;
    contested.current = false;
    forget(key);
    setContent(theirs);
    setTheirs(null);
    setSave('saved');
  }, [key, theirs]);

  return { content, change, save, theirs, take, flush: send };
}

/** A full or forbidden store costs the copy on the device, not the work. */
function keep(key: string, kept: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    return;
  }
}
function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}
function recall<T>(key: string): Kept<T> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<T> | null;
  } catch {
    return null;
  }
}
