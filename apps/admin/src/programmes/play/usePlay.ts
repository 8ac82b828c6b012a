import type { EditionPlayDto, EditionPlayRunDto, PlayEventBodyDto } from '@linxuan/contracts';
import { useRef, useState } from 'react';
import { useLinxuan, useRead } from '../../components';

export type PlayEvent = PlayEventBodyDto['event'];
export interface Playing {
  read: ReturnType<typeof useRead<EditionPlayDto>>;
  play: EditionPlayDto | null;
  busy: boolean;
  /** Goes on by itself until it ends or is stopped. */
  running: boolean;
  error: unknown;
  begin(): Promise<void>;
  discard(): Promise<void>;
  /** True where it happened; the refusal is in `error` otherwise. */
  happen(event: PlayEvent): Promise<boolean>;
  run(): Promise<void>;
  stop(): void;
  reload(): void;
}

/** The reader's own play of a version: one request at a time, each naming the events that the page has seen. */
export function usePlay(path: string): Playing {
  const provider = useLinxuan();
  const read = useRead<EditionPlayDto>(path);
  const [latest, setLatest] = useState<EditionPlayDto | null>(null);
  const [busy, setBusy] = useState(false);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const stopped = useRef(false);
  const play = latest ?? read.data ?? null;
  const done = play?.view?.events.done ?? 0;
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (cause) {
      setError(cause);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    read,
    play,
    busy,
    running,
    error,
    begin: async () => {
      await attempt(async () => setLatest(await provider.send<EditionPlayDto>('POST', path)));
    },
    discard: async () => {
      await attempt(async () => {
        await provider.send('DELETE', path);
        setLatest({ state: 'none', expiresAt: null, view: null, reach: null });
      });
    },
    happen: (event) =>
      attempt(async () => setLatest(await provider.send<EditionPlayDto>('POST', `${path}/events`, { done, event }))),
    run: async () => {
      stopped.current = false;
      setRunning(true);
      await attempt(async () => {
        let seen = done;
        for (let more = true; more && !stopped.current;) {
          const ran = await provider.send<EditionPlayRunDto>('POST', `${path}/run`, { done: seen });
          setLatest(ran);
          seen = ran.view?.events.done ?? seen;
          ({ more } = ran);
        }
      });
      setRunning(false);
    },
    stop: () => {
      stopped.current = true;
    },
    reload: () => {
      setError(null);
      setLatest(null);
      void read.refetch();
    },
  };
}
