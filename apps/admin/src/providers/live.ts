import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from './sessionStore';

export interface LiveEvent {
  type: 'tasks' | 'case' | 'dossier' | 'notification';
  id?: string;
}

let connected = false;
const watchers = new Set<() => void>();
const listeners = new Set<(event: LiveEvent) => void>();
const setConnected = (value: boolean) => {
  connected = value;
  watchers.forEach((watch) => watch());
};

/** Whether hints arrive at once; where not, polling stands behind. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (watch) => (watchers.add(watch), () => watchers.delete(watch)),
    () => connected,
  );
}

/** What a hint makes stale. The key of a read is `['read', path]`, of react-admin `[resource, method, …]`. */
export function staleAfter(event: LiveEvent, key: readonly unknown[]): boolean {
  const place = String(key[0] === 'read' ? key[1] : `/${String(key[0])}`);
  const about = (...paths: string[]) =>
    paths.some((path) => place === path || place.startsWith(`${path}/`) || place.startsWith(`${path}?`));
  switch (event.type) {
    case 'tasks':
      return about('/tasks', '/home', '/dashboard');
    case 'notification':
      return about('/notifications');
    case 'case':
      return (
        place.includes(event.id ?? '/cases') ||
        about('/home', '/tasks') ||
        (key[0] !== 'read' && about('/cases')) ||
        place.startsWith('/cases?') ||
        about('/nomination')
      );
    case 'dossier':
      return about('/dossiers', '/nomination', '/dashboard') || (event.id !== undefined && place.includes(event.id));
  }
}

function spread(client: QueryClient, event: LiveEvent): void {
  listeners.forEach((listener) => listener(event));
  void client.invalidateQueries({ predicate: ({ queryKey }) => staleAfter(event, queryKey) });
}

/** Keeps one stream of hints open while somebody is signed in. Mounted once, in the frame. */
export function useLiveStream(): void {
  const client = useQueryClient();
  // A new sign-in has a new token, and may see the stream again.
  const token = useSession()?.csrf;
  useEffect(() => {
    if (!token || typeof EventSource === 'undefined') return;
    return openStream(client);
  }, [client, token]);
}

const AGAIN_MS = 30_000;

/** Opens the stream and opens it again where the browser has given up; answers with the way to close it. */
function openStream(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  const take = ({ data }: MessageEvent<string>) => {
    const event = parse(data);
    if (event) spread(client, event);
  };
  const open = () => {
    const stream = new EventSource('/api/events');
    source = stream;
    stream.onopen = () => {
      // What happened while the stream was away is not sent again.
      if (wasOpen) void client.invalidateQueries();
      wasOpen = true;
      setConnected(true);
    };
    stream.onerror = () => {
      setConnected(false);
      // After an answer other than 200 a browser does not come back by itself.
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(open, AGAIN_MS);
    };
    stream.onmessage = take;
    for (const name of ['tasks', 'case', 'dossier', 'notification'])
      stream.addEventListener(name, take as (event: Event) => void);
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
    setConnected(false);
  };
}

function parse(data: string): LiveEvent | null {
  try {
    const event = JSON.parse(data) as LiveEvent;
    return typeof event.type === 'string' ? event : null;
  } catch {
    return null;
  }
}

/** Calls back on hints, for pages that do more than read again. */
export function useLive(listener: (event: LiveEvent) => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

/** Interval for reads that must stay fresh also without the stream, in milliseconds. */
export function usePoll(fast = 15_000, slow = 120_000): number {
  return useConnected() ? slow : fast;
}
