import { act, newKey } from './act';
import type { Http, HttpAnswer, HttpInit } from './http';
import { clientProblem, ProblemError } from './problem';

const wait = () => Promise.resolve();
interface Call {
  path: string;
  init: HttpInit | undefined;
}

/** A server that gives the listed answers in order and notes what it was asked. */
function script(...answers: (Partial<HttpAnswer<unknown>> | Error)[]): { http: Http; calls: Call[] } {
  const calls: Call[] = [];
  const http: Http = async <T>(path: string, init?: HttpInit) => {
    calls.push({ path, init });
    const next = answers[calls.length - 1];
    if (next instanceof Error) throw next;
    return { status: 200, headers: new Headers(), body: null, ...next } as HttpAnswer<T>;
  };
  return { http, calls };
}

describe('a change of state, as it is sent', () => {
  it('sends the version, the payload and a key of its own', async () => {
    const { http, calls } = script({ body: { status: 'applied', state: 'a.b', version: 4, requestId: 'r' } });
    await expect(act(http, { type: 'case', id: 'c1' }, 'accept', 3, { note: 'x' }, { key: 'k' })).resolves.toEqual({
      status: 'applied',
      state: 'a.b',
      version: 4,
      requestId: 'r',
    });
    expect(calls).toEqual([
      {
        path: '/cases/c1/actions/accept',
        init: { method: 'POST', json: { note: 'x' }, headers: { 'if-match': '"3"', 'idempotency-key': 'k' } },
      },
    ]);
  });

  it('names the worksheet that is signed', async () => {
    const { http, calls } = script({ body: { status: 'applied', state: 'a.b', version: 4, requestId: 'r' } });
    await act(http, { type: 'seat', id: 's1' }, 'seal', 2, {}, { key: 'k', worksheet: 'review/7' });
    expect(calls[0]?.init?.headers).toEqual({ 'if-match': '"2"', 'x-worksheet': 'review/7', 'idempotency-key': 'k' });
  });

  it('keeps the key over retries after a lost connection', async () => {
    const { http, calls } = script(clientProblem('client.offline'), clientProblem('client.unreadable', 503), {
      body: { status: 'applied', state: 's', version: 2, requestId: 'r' },
    });
    await act(http, { type: 'dossier', id: 'd1' }, 'release', 1, {}, { wait });
    const keys = calls.map(({ init }) => init?.headers?.['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('does not repeat what was refused', async () => {
    const stale = new ProblemError({
      type: '',
      code: 'version.stale',
      title: '',
      status: 409,
      detail: 'd',
      params: {},
    });
    const { http, calls } = script(stale);
    await expect(act(http, { type: 'seat', id: 's' }, 'seal', 1, {}, { wait })).rejects.toBe(stale);
    expect(calls).toHaveLength(1);
  });

  it('polls what was taken in, and answers with the outcome', async () => {
    const { http, calls } = script(
      {
        status: 202,
        headers: new Headers({ location: '/api/requests/r9' }),
        body: { status: 'pending', requestId: 'r9' },
      },
      { body: { status: 'pending' } },
      clientProblem('client.offline'),
      { body: { status: 'applied', state: 's', version: 8 } },
    );
    await expect(act(http, { type: 'case', id: 'c' }, 'accept', 7, {}, { wait })).resolves.toEqual({
      status: 'applied',
      state: 's',
      version: 8,
      requestId: 'r9',
    });
    expect(calls.map(({ path }) => path)).toEqual([
      '/cases/c/actions/accept',
      '/requests/r9',
      '/requests/r9',
      '/requests/r9',
    ]);
  });

  it('throws what was refused later', async () => {
    const refusal = new ProblemError({
      type: '',
      code: 'quota.exhausted',
      title: '',
      status: 422,
      detail: 'full',
      params: {},
    });
    const { http } = script({ status: 202, body: { status: 'pending', requestId: 'r' } }, refusal);
    await expect(act(http, { type: 'case', id: 'c' }, 'nominate', 1, {}, { wait })).rejects.toBe(refusal);
  });

  it.each([
    ['at once', [{ status: 202, body: { status: 'parked', requestId: 'r' } }]],
    [
      'later',
      [{ status: 202, body: { status: 'pending', requestId: 'r' } }, { body: { status: 'parked', requestId: 'r' } }],
    ],
  ])('says that the operators have what was parked %s, and asks no more', async (_, answers) => {
    const { http, calls } = script(...answers);
    await expect(act(http, { type: 'case', id: 'c' }, 'nominate', 1, {}, { wait })).rejects.toMatchObject({
      problem: { code: 'client.parked' },
    });
    expect(calls).toHaveLength(answers.length);
  });

  it('says that it is still under way when patience ends', async () => {
    const { http } = script({ status: 202, body: { status: 'pending', requestId: 'r' } });
    await expect(act(http, { type: 'case', id: 'c' }, 'accept', 1, {}, { wait, patience: 0 })).resolves.toEqual({
      status: 'pending',
      requestId: 'r',
    });
  });

  it('makes keys of the form of a UUID', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
