import { sessionStore } from './sessionStore';
import type { Session } from './types';

const session = (principal: string) =>
  ({ principal, csrf: `${principal} token`, now: '2024-07-15T01:00:00Z' }) as Session;

describe('the session of a page', () => {
  beforeEach(() => {
    sessionStore.clear();
    sessionStore.put(session('anna/clerk'));
  });

  it('takes a new token of its own principal and never another principal', () => {
    sessionStore.put({ ...session('anna/clerk'), csrf: 'newer' });
    expect(sessionStore.get()?.csrf).toBe('newer');
    sessionStore.put(session('bert/lead'));
    expect([sessionStore.principal(), sessionStore.get()?.csrf, sessionStore.foreign()?.principal]).toEqual([
      'anna/clerk',
      'newer',
      'bert/lead',
    ]);
  });

  it('lets everything that waits go on once its principal is back', async () => {
    sessionStore.put(session('bert/lead'));
    const waiting = [sessionStore.waitForPrincipal(true), sessionStore.waitForPrincipal(false)];
    sessionStore.put(session('anna/clerk'));
    expect(await Promise.all(waiting)).toEqual([true, true]);
    expect(sessionStore.foreign()).toBeNull();
  });

  it('gives everything up where the person stays on the page, and asks again only for a write', async () => {
    sessionStore.put(session('bert/lead'));
    const waiting = sessionStore.waitForPrincipal(true);
    sessionStore.ask(false);
    expect(await waiting).toBe(false);
    sessionStore.put(session('bert/lead'));
    expect(await sessionStore.waitForPrincipal(false)).toBe(false);
    const again = sessionStore.waitForPrincipal(true);
    sessionStore.put(session('anna/clerk'));
    expect(await again).toBe(true);
  });

  it('no longer asks to sign in again once the browser is signed in, as its own principal or as another', async () => {
    const waiting = sessionStore.waitForSignIn();
    sessionStore.put(session('anna/clerk'));
    expect(await waiting).toBe(true);
    const again = sessionStore.waitForSignIn();
    sessionStore.put(session('bert/lead'));
    expect([sessionStore.principal(), sessionStore.foreign()?.principal]).toEqual(['anna/clerk', 'bert/lead']);
    sessionStore.ask(false);
    expect(await again).toBe(false);
  });

  it('lets nothing wait for a page that was signed out', async () => {
    const waiting = sessionStore.waitForSignIn();
    sessionStore.clear();
    expect(await waiting).toBe(false);
    expect(await sessionStore.waitForSignIn()).toBe(false);
  });
});
