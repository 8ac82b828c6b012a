import { useSyncExternalStore } from 'react';
import type { Session } from './types';

interface State {
  session: Session | null;
  /** The session ended while a page was open: the page stays, a dialog asks to sign in again. */
  expired: boolean;
}

let state: State = { session: null, expired: false };
let clockOffset = 0;
const listeners = new Set<() => void>();
let waiters: ((signedIn: boolean) => void)[] = [];

function set(next: Partial<State>): void {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

export const sessionStore = {
  get: () => state.session,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  put(session: Session): void {
    clockOffset = Date.parse(session.now) - Date.now() || 0;
    const waiting = waiters;
    waiters = [];
    set({ session, expired: false });
    waiting.forEach((resume) => resume(true));
  },
  clear(): void {
    const waiting = waiters;
    waiters = [];
    set({ session: null, expired: false });
    waiting.forEach((resume) => resume(false));
  },
  /** Resolves once the person has signed in again (true) or gave up (false). Without a session there is nothing to keep. */
  waitForSignIn(): Promise<boolean> {
    if (!state.session) return Promise.resolve(false);
    set({ expired: true });
    return new Promise((resolve) => waiters.push(resolve));
  },
  /** Time of the server, so that a wrong clock on the desk changes no "overdue". */
  now: () => new Date(Date.now() + clockOffset),
};

export function useSession(): Session | null {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

export function useSessionExpired(): boolean {
  return useSyncExternalStore(sessionStore.subscribe, () => state.expired);
}
