/** @jest-environment ./test/support/browser-environment.cjs */
import { renderHook } from '@testing-library/react';
import * as api from './api';
import { usePendingWork } from './pendingWork';
import { sessionStore } from './sessionStore';
import type { Session } from './types';

const clerk = { id: 'm1', orgId: 'o1', role: 'nominator-clerk', actingFor: null };
const lead = { id: 'm2', orgId: 'o1', role: 'nominator-lead', actingFor: null };
const sessionOf = (user: string, membership = clerk, csrf = `${user} token`) =>
  ({
    user: { id: user },
    principal: `${user}/${membership.id}`,
    csrf,
    membership,
    memberships: [clerk, lead],
    now: '2024-07-15T01:00:00Z',
  }) as unknown as Session;

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}
let sent: Sent[];
/** What the server answers, by method and path. */
let server: Record<string, unknown>;

beforeEach(() => {
  sessionStore.clear();
  sent = [];
  server = {};
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const method = init?.method ?? 'GET';
    const path = String(url);
    sent.push({
      method,
      path,
      headers: init?.headers as Record<string, string>,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    const body = server[`${method} ${path}`];
    const isNobody = body === undefined && method === 'GET';
    return Promise.resolve(
      new Response(JSON.stringify(isNobody ? { code: 'session.required', status: 401, params: {} } : (body ?? {})), {
        status: isNobody ? 401 : 200,
        headers: { 'content-type': 'application/json' },
      }),
    );
  });
});
afterEach(() => jest.restoreAllMocks());
const asked = () => sent.map(({ method, path }) => `${method} ${path}`);

describe('signing in over an open page', () => {
  it('goes on as the same person in the same role', async () => {
    sessionStore.put(sessionOf('anna'));
    server['POST /api/session'] = sessionOf('anna', clerk, 'newer');
    await api.sessionApi.signIn('anna', 'x');
    expect([sessionStore.get()?.csrf, sessionStore.foreign()]).toEqual(['newer', null]);
  });

  it('takes the page’s own role up again where the session begins in another one', async () => {
    sessionStore.put(sessionOf('anna'));
    server['POST /api/session'] = sessionOf('anna', lead);
    server['POST /api/session/membership'] = sessionOf('anna', clerk, 'back');
    await api.sessionApi.signIn('anna', 'x');
    expect(sent.at(-1)).toMatchObject({
      path: '/api/session/membership',
      body: { membershipId: 'm1' },
      headers: { 'x-acting-as': 'anna/m2' },
    });
    expect([sessionStore.principal(), sessionStore.get()?.csrf]).toEqual(['anna/m1', 'back']);
  });

  it('never gives a page to another person', async () => {
    sessionStore.put(sessionOf('anna'));
    server['POST /api/session'] = sessionOf('bert');
    // jsdom does not leave a page; it only says so.
    jest.spyOn(console, 'error').mockImplementation();
    await api.sessionApi.signIn('bert', 'x');
    expect([sessionStore.principal(), sessionStore.get()?.csrf]).toEqual(['anna/m1', 'anna token']);
    expect(sessionStore.foreign()).toBeNull();
  });
});

describe('signing out', () => {
  it('ends the session of the page’s person, in whatever role it is by now', async () => {
    sessionStore.put(sessionOf('anna'));
    server['GET /api/session'] = sessionOf('anna', lead);
    await api.sessionApi.signOut();
    expect(sent.at(-1)).toMatchObject({ method: 'DELETE', headers: { 'x-acting-as': 'anna/m2' } });
    expect(sessionStore.get()).toBeNull();
  });

  it('leaves the session of somebody else alone, and one that is not there', async () => {
    sessionStore.put(sessionOf('anna'));
    server['GET /api/session'] = sessionOf('bert');
    await api.sessionApi.signOut();
    sessionStore.put(sessionOf('anna'));
    delete server['GET /api/session'];
    await api.sessionApi.signOut();
    expect([asked(), sessionStore.get()]).toEqual([['GET /api/session', 'GET /api/session'], null]);
  });
});

describe('switching to another role', () => {
  it('sends before what a form still holds back, in the name of the role that typed it', async () => {
    sessionStore.put(sessionOf('anna'));
    jest.spyOn(console, 'error').mockImplementation();
    const save = () => api.http('/worksheets', { method: 'PUT', json: { typed: true } });
    const { unmount } = renderHook(() => usePendingWork(save));
    await api.sessionApi.switchTo(lead as never);
    unmount();
    expect(asked()).toEqual(['PUT /api/worksheets', 'POST /api/session/membership']);
    expect(sent.map(({ headers }) => headers['x-acting-as'])).toEqual(['anna/m1', 'anna/m1']);
  });
});
