import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { addressOf } from '../download';
import { useSession } from '../sessionStore';
import { shareStream } from './share';
import type { LiveEvent, LiveMessage } from './stream';

export type { LiveEvent };

let connected = false;
const watchers = new Set<() => void>();
const listeners = new Set<(event: LiveEvent) => void>();
const setConnected = (value: boolean) => {
  connected = value;
  watchers.forEach((watch) => watch());
};

/** Whether change events arrive at once; where not, polling stands behind. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (watch) => (watchers.add(watch), () => watchers.delete(watch)),
    () => connected,
  );
}

/** What a change event makes stale. The key of a read is `['read', path]`, of react-admin `[resource, method, …]`. */
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
        (key[0] !== 'read' && about('/cases', '/entries', '/objections', '/notices')) ||
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

/** Listens to the browser's one stream of change events while somebody is signed in. Mounted once, in the frame. */
export function useLiveStream(): void {
  const client = useQueryClient();
  const session = useSession();
  const principal = session?.principal;
  // A new sign-in has a new token, and may see the stream again.
  const token = session?.csrf;
  useEffect(() => {
    if (!principal || !token) return;
    const stop = shareStream({ principal, token, address: addressOf('/events') }, (message) => take(client, message));
    return () => {
      stop();
      setConnected(false);
    };
  }, [client, principal, token]);
}

function take(client: QueryClient, message: LiveMessage): void {
  switch (message.kind) {
    case 'event':
      return spread(client, message.event);
    case 'open':
      setConnected(true);
      // What happened while the stream was away is not sent again.
      if (message.anew) void client.invalidateQueries();
      return;
    case 'closed':
      return setConnected(false);
    case 'ended':
      // The next answer says what has become of the session, and the page asks.
      setConnected(false);
      void client.invalidateQueries();
  }
}

/** Calls back on change events, for pages that do more than read again. */
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
