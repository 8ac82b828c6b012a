import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { WorksheetConflict } from '../providers/dataProvider';
import { useOpenSheet, type OpenSheet } from '../providers/openSheets';
import { usePendingWork } from '../providers/pendingWork';
import type { SubjectType } from '../providers/types';
import { useLinxuan } from '../components';

export type SaveState = 'loading' | 'saved' | 'saving' | 'offline' | 'theirs';

export interface Sheet<T> {
  content: T;
  /** Changes the content at once and saves it a moment later. */
  change(next: Partial<T>): void;
  save: SaveState;
  /** What a colleague saved meanwhile; `take` lays it over one's own. */
  theirs: T | null;
  take(): void;
  ready: boolean;
}

const PAUSE_MS = 700;

/**
 * Unsent work of a desk, saved while it is typed. What cannot be sent stays here and is tried again; a colleague's newer
 * version is shown, never overwritten silently.
 */
export function useWorksheet<T extends object>(type: SubjectType, id: string, stage: string, blank: T): Sheet<T> {
  const provider = useLinxuan();
  const [content, setContent] = useState<T>(blank);
  const [save, setSave] = useState<SaveState>('loading');
  const [theirs, setTheirs] = useState<T | null>(null);
  const version = useRef(0);
  const loaded = useRef(false);
  const latest = useRef(content);
  const dirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let gone = false;
    if (id === '' || stage === '') return;
    void provider.getWorksheet<T>(type, id, stage).then(
      (sheet) => {
        if (gone) return;
        version.current = sheet?.version ?? 0;
        loaded.current = true;
        if (!dirty.current) {
          latest.current = { ...blank, ...sheet?.content };
          setContent(latest.current);
        }
        setSave('saved');
      },
      () => !gone && setSave('offline'),
    );
    return () => {
      gone = true;
    };
  }, [provider, type, id, stage]);

  // One save at a time: a second one sent before the first is answered would name a version that is not yet known, and
  // meet the person's own words as if a colleague had written them.
  const saving = useRef<Promise<void> | null>(null);
  // A colleague's newer version waits for the person's choice; nothing is sent over it unasked.
  const contested = useRef(false);
  const send = useCallback((): Promise<void> => {
    const store = async () => {
      try {
        while (dirty.current) {
          dirty.current = false;
          setSave('saving');
          version.current = (await provider.putWorksheet(type, id, stage, latest.current, version.current)).version;
        }
        setSave('saved');
      } catch (error) {
        dirty.current = true;
        if (error instanceof WorksheetConflict) {
          const found = error.theirs as { content: T; version: number } | null;
          version.current = found?.version ?? version.current;
          contested.current = true;
          setTheirs(found?.content ?? null);
          setSave('theirs');
        } else {
          setSave('offline');
          timer.current = setTimeout(() => void send(), 5000);
        }
      }
    };
    if (contested.current || (!dirty.current && saving.current === null)) return Promise.resolve();
    saving.current ??= store().finally(() => (saving.current = null));
    return saving.current;
  }, [provider, type, id, stage]);

  const change = useCallback(
    (next: Partial<T>) => {
      latest.current = { ...latest.current, ...next };
      dirty.current = true;
      contested.current = false;
      setContent(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(), PAUSE_MS);
    },
    [send],
  );

  // Leaving the page sends what the pause still held back.
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
      isStored: () => !dirty.current && !contested.current && saving.current === null,
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
    setContent(theirs);
    setTheirs(null);
    setSave('saved');
  }, [theirs]);

  return { content, change, save, theirs, take, ready: save !== 'loading' };
}
