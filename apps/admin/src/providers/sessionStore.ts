import { useSyncExternalStore } from 'react';
import type { Session } from './types';

interface State {
  /**
   * The session that this page was made for. Its principal never changes while the page lives: another one gets a page
   * of its own.
   */
  session: Session | null;
  /** The session ended while a page was open: the page stays, a dialog asks to sign in again. */
  expired: boolean;
  /**
   * Who is signed in now, where that is another person or role than the page's. Nothing is sent until the person has
   * chosen.
   */
  foreign: Session | null;
  /** Whether the dialog that asks is open; the person may leave it and look at what was typed. */
  asking: boolean;
}

const NOBODY: State = { session: null, expired: false, foreign: null, asking: false };
let state = NOBODY;
let clockOffset = 0;
const listeners = new Set<() => void>();
let waiters: ((goOn: boolean) => void)[] = [];

function set(next: Partial<State>): void {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

function settle(next: Partial<State>, goOn: boolean): void {
  const waiting = waiters;
  waiters = [];
  set(next);
  waiting.forEach((resume) => resume(goOn));
}

const wait = () => new Promise<boolean>((resolve) => waiters.push(resolve));
/** Whether somebody has just pressed something; a timer that saves by itself must not open dialogs over and over. */
const isTouched = () => (typeof navigator === 'undefined' ? true : (navigator.userActivation?.isActive ?? true));

export const sessionStore = {
  get: () => state.session,
  foreign: () => state.foreign,
  /** The principal of the page, sent with every request. */
  principal: () => state.session?.principal ?? null,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /**
   * Takes up what the server says of the session. A principal other than the page's is never taken over: the person is
   * asked.
   */
  put(session: Session): void {
    clockOffset = Date.parse(session.now) - Date.now() || 0;
    if (state.session && state.session.principal !== session.principal) {
      const isKnown = state.foreign?.principal === session.principal;
      set({ foreign: session, expired: false, asking: isKnown ? state.asking : true });
      return;
    }
    settle({ session, expired: false, foreign: null, asking: false }, true);
  },
  clear(): void {
    settle(NOBODY, false);
  },
  /**
   * Resolves once the person has signed in again (true) or gave up (false). Without a session there is nothing to keep.
   */
  waitForSignIn(): Promise<boolean> {
    if (!state.session) return Promise.resolve(false);
    set({ expired: true });
    return wait();
  },
  /** Resolves once the page's own principal is back (true), or false where the person stays on the page as it is. */
  waitForPrincipal(isWrite: boolean): Promise<boolean> {
    if (!state.foreign) return Promise.resolve(true);
    if (!state.asking) {
      if (!isWrite || !isTouched()) return Promise.resolve(false);
      set({ asking: true });
    }
    return wait();
  },
  /** Opens the dialog again, or closes it with everything that waits undone. */
  ask(asking: boolean): void {
    if (asking) set({ asking });
    else settle({ asking }, false);
  },
  /** Time of the server, so that a wrong clock of the computer changes no "overdue". */
  now: () => new Date(Date.now() + clockOffset),
};

export function useSession(): Session | null {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

export function useSessionExpired(): boolean {
  return useSyncExternalStore(sessionStore.subscribe, () => state.expired);
}

/** Who is signed in now, where the page is another's. */
export function useForeignSession(): Session | null {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.foreign);
}

export function useAsking(): boolean {
  return useSyncExternalStore(sessionStore.subscribe, () => state.asking);
}
