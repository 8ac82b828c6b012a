import { currentLocale } from '../i18n/locale';
import { createHttp } from './http';
import { sessionStore } from './sessionStore';
import type { DemoAccount, Membership, Session } from './types';

export const http = createHttp({
  fetch: (input, init) => fetch(input, init),
  language: currentLocale,
  csrf: () => sessionStore.get()?.csrf ?? null,
  refresh: async () => {
    await sessionApi.load();
    return true;
  },
  signInAgain: () => sessionStore.waitForSignIn(),
});

/** The session: who is signed in, in which role, in which language. */
export const sessionApi = {
  /** Takes up the session of the cookie; throws a 401 where there is none. */
  async load(): Promise<Session> {
    const { body } = await http<Session>('/session', { gate: false });
    sessionStore.put(body);
    return body;
  },
  async signIn(login: string, password: string): Promise<Session> {
    const previous = sessionStore.get();
    const { body } = await http<Session>('/session', { method: 'POST', json: { login, password }, gate: false });
    const same = previous?.user.id === body.user.id;
    // Another person at the same desk must not see what the former one had open.
    if (previous && !same) window.location.assign('/');
    const kept =
      same &&
      previous.membership.id !== body.membership.id &&
      body.memberships.some(({ id }) => id === previous.membership.id);
    if (!kept) {
      sessionStore.put(body);
      return body;
    }
    return enter(previous.membership, body.csrf);
  },
  async signOut(): Promise<void> {
    if (sessionStore.get()) await http('/session', { method: 'DELETE', gate: false }).catch(() => undefined);
    sessionStore.clear();
  },
  switchTo: (membership: Membership): Promise<Session> => enter(membership),
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

async function enter(membership: Membership, csrf?: string): Promise<Session> {
  await http('/session/membership', {
    method: 'POST',
    json: { membershipId: membership.id },
    gate: false,
    ...(csrf !== undefined && { headers: { 'x-csrf-token': csrf } }),
  });
  return sessionApi.load();
}
