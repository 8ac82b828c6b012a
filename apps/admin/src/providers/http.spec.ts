import { createHttp, type HttpContext } from './http';
import { ProblemError } from './problem';

const problem = (status: number, code: string) =>
  new Response(
    JSON.stringify({
      type: 'about:blank',
      code,
      title: 't',
      status,
      detail: 'd',
      fields: [{ pointer: '/reason', code: 'required', message: '必填' }],
    }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );
const json = (body: unknown) =>
  new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } });

function client(answers: (Response | Error)[], context: Partial<HttpContext> = {}) {
  const sent: { url: string; init: RequestInit }[] = [];
  const http = createHttp({
    fetch: (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      const next = answers.shift();
      return next instanceof Response ? Promise.resolve(next) : Promise.reject(next ?? new Error('no answer'));
    },
    language: () => 'zh-CN',
    csrf: () => 'token',
    principal: () => 'anna/clerk',
    settlePrincipal: () => Promise.resolve(true),
    signInAgain: () => Promise.resolve(true),
    ...context,
  });
  return { http, sent };
}

describe('the way to the server', () => {
  it('sends the csrf token with what changes something, and the language and the page’s principal always', async () => {
    const { http, sent } = client([json({ a: 1 }), json({ a: 2 })]);
    await http('/tasks');
    await http('/cases', { method: 'POST', json: { title: 'x' } });
    expect(sent.map(({ init }) => (init.headers as Record<string, string>)['x-csrf-token'])).toEqual([
      undefined,
      'token',
    ]);
    expect(sent.map(({ init }) => (init.headers as Record<string, string>)['accept-language'])).toEqual([
      'zh-CN',
      'zh-CN',
    ]);
    expect(sent.map(({ init }) => (init.headers as Record<string, string>)['x-acting-as'])).toEqual([
      'anna/clerk',
      'anna/clerk',
    ]);
  });

  it('turns a problem into an error with a message for each field', async () => {
    const { http } = client([problem(422, 'request.invalid')]);
    const error: unknown = await http('/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).fieldErrors).toEqual({ '/reason': '必填' });
  });

  it('waits for a new sign-in and then repeats the request', async () => {
    const { http, sent } = client([problem(401, 'session.required'), json({ ok: true })]);
    await expect(http('/x', { method: 'POST', json: { typed: 'text' } })).resolves.toMatchObject({
      body: { ok: true },
    });
    expect(sent.map(({ init }) => init.body)).toEqual(['{"typed":"text"}', '{"typed":"text"}']);
  });

  it('asks for no new sign-in after a wrong current password', async () => {
    const { http, sent } = client([problem(401, 'session.badCredentials')]);
    await expect(http('/session/password', { method: 'POST' })).rejects.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });

  it('asks nobody to sign in again where the page has become another’s meanwhile', async () => {
    let principal = 'anna/clerk';
    const signInAgain = jest.fn(() => Promise.resolve(true));
    const { http, sent } = client([problem(401, 'session.required'), json({ ok: true })], {
      principal: () => principal,
      signInAgain,
    });
    const asked = http('/x', { method: 'POST' });
    principal = 'bert/lead';
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect([signInAgain.mock.calls.length, sent.length]).toEqual([0, 1]);
  });

  it('gives up where the person does', async () => {
    const { http } = client([problem(401, 'session.required')], { signInAgain: () => Promise.resolve(false) });
    await expect(http('/x')).rejects.toMatchObject({ status: 401 });
  });

  it.each(['session.csrf', 'session.otherPrincipal', 'session.roleEnded'])(
    'repeats nothing after %s before it is settled who is signed in',
    async (code) => {
      const asked: boolean[] = [];
      const settlePrincipal = (isWrite: boolean) => Promise.resolve(asked.push(isWrite) > 99);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
        const { http, sent } = client([problem(409, code), json({})], { settlePrincipal });
        await expect(http('/x', { method })).rejects.toMatchObject({ problem: { code } });
        expect(sent).toHaveLength(1);
      }
      expect(asked).toEqual([false, true, true, true, true]);
    },
  );

  it('goes on once the page’s own principal is back, in its name and in no other', async () => {
    let principal = 'anna/clerk';
    const { http, sent } = client([problem(409, 'session.otherPrincipal'), json({ ok: true })], {
      principal: () => principal,
      settlePrincipal: () => {
        principal = 'bert/lead';
        return Promise.resolve(true);
      },
    });
    await http('/x', { method: 'POST', json: { typed: 'text' } });
    expect(sent.map(({ init }) => (init.headers as Record<string, string>)['x-acting-as'])).toEqual([
      'anna/clerk',
      'anna/clerk',
    ]);
  });

  it('does not go on for ever', async () => {
    const { http, sent } = client(Array.from({ length: 9 }, () => problem(403, 'session.csrf')));
    await expect(http('/x', { method: 'POST' })).rejects.toMatchObject({ status: 403 });
    expect(sent.length).toBeLessThan(6);
  });

  it('names a lost connection', async () => {
    const { http } = client([new TypeError('failed')]);
    await expect(http('/x')).rejects.toMatchObject({ problem: { code: 'client.offline' } });
  });
});
