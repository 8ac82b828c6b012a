import { currentLocale } from '../i18n/locale';
import { createHttp } from './http';
import { sendPending } from './pendingWork';
import { ProblemError } from './problem';
import { sessionStore } from './sessionStore';
import type { DemoAccount, Membership, Session } from './types';

export const http = createHttp({
  fetch: (input, init) => fetch(input, init),
  language: currentLocale,
  csrf: () => sessionStore.get()?.csrf ?? null,
  principal: sessionStore.principal,
  settlePrincipal,
  signInAgain: () => sessionStore.waitForSignIn(),
});

/** The session: who is signed in, in which role, in which language. */
export const sessionApi = {
  /** Takes up the session of the cookie; throws a 401 where there is none. */
  async load(): Promise<Session> {
    const session = await whoIsSignedIn();
    sessionStore.put(session);
    return session;
  },
  async signIn(login: string, password: string): Promise<Session> {
    const previous = sessionStore.get();
    const { body } = await http<Session>('/session', { method: 'POST', json: { login, password }, gate: false });
    if (previous && previous.user.id !== body.user.id) {
      // Another person at the same computer must not see what the former one had open.
      leavePage('/');
      return body;
    }
    if (previous && previous.principal !== body.principal && holds(body, previous.membership))
      return enter(previous.membership, body);
    sessionStore.put(body);
    return body;
  },
  /** Ends the session where it is the page's person who is signed in; a page of somebody else only closes. */
  async signOut(): Promise<void> {
    const page = sessionStore.get();
    const now = page ? await whoIsSignedIn().catch(() => null) : null;
    if (now && now.principal === page?.principal) await sendPending();
    if (now && now.user.id === page?.user.id)
      await http('/session', { method: 'DELETE', gate: false, headers: pageOf(now) }).catch(() => undefined);
    sessionStore.clear();
  },
  /**
   * Goes on in another role, on a page of its own at `to`: what was typed is sent before, nothing is left that could be
   * sent after.
   */
  async switchTo(membership: Membership, to = '/'): Promise<void> {
    await sendPending();
    await http('/session/membership', { method: 'POST', json: { membershipId: membership.id } });
    leavePage(to);
  },
  /** Takes the page's own role up again, after it was left in another tab. */
  async switchBack(): Promise<void> {
    const [page, now] = [sessionStore.get(), sessionStore.foreign()];
    if (page && now) await enter(page.membership, now);
  },
  async changePassword(current: string, next: string): Promise<void> {
    await http('/session/password', { method: 'POST', json: { current, next } });
    await sessionApi.load();
  },
  async saveLocale(locale: string): Promise<void> {
    if (sessionStore.get()) await http('/session/locale', { method: 'POST', json: { locale } });
  },
  async demoAccounts(): Promise<DemoAccount[]> {
    const { body } = await http<DemoAccount[] | { data: DemoAccount[] } | null>('/session/demo-accounts', {
      gate: false,
    });
    return Array.isArray(body) ? body : (body?.data ?? []);
  },
};

/** A page belongs to one person in one role: for another the browser makes a new one. */
export function leavePage(to: string): void {
  window.location.assign(to);
}

/** Whether this person may act in the role. */
export function holds({ memberships }: Session, { id, actingFor }: Membership): boolean {
  return memberships.some((one) => one.id === id && one.actingFor === actingFor);
}

async function whoIsSignedIn(): Promise<Session> {
  return (await http<Session>('/session', { gate: false })).body;
}

let settling: Promise<unknown> | null = null;

/** Many requests of a page fail together: the server is asked once. */
async function settlePrincipal(isWrite: boolean): Promise<boolean> {
  if (!sessionStore.get()) return false;
  settling ??= sessionApi.load().finally(() => (settling = null));
  try {
    await settling;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return sessionStore.waitForSignIn();
    throw error;
  }
  return sessionStore.waitForPrincipal(isWrite);
}

/** What a request says that is made for this session and not for the page's. */
const pageOf = ({ csrf, principal }: Session) => ({ 'x-csrf-token': csrf, 'x-acting-as': principal });

async function enter(membership: Membership, from: Session): Promise<Session> {
  const { body } = await http<Session>('/session/membership', {
    method: 'POST',
    json: { membershipId: membership.id },
    gate: false,
    headers: pageOf(from),
  });
  sessionStore.put(body);
  return body;
}
