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
    refresh: () => Promise.resolve(true),
    signInAgain: () => Promise.resolve(true),
    ...context,
  });
  return { http, sent };
}

describe('the way to the server', () => {
  it('sends the csrf token with what changes something, and the language always', async () => {
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

  it('gives up where the person does', async () => {
    const { http } = client([problem(401, 'session.required')], { signInAgain: () => Promise.resolve(false) });
    await expect(http('/x')).rejects.toMatchObject({ status: 401 });
  });

  it('gets a fresh csrf token once', async () => {
    const { http, sent } = client([problem(403, 'session.csrf'), problem(403, 'session.csrf')]);
    await expect(http('/x', { method: 'POST' })).rejects.toMatchObject({ status: 403 });
    expect(sent).toHaveLength(2);
  });

  it('names a lost connection', async () => {
    const { http } = client([new TypeError('failed')]);
    await expect(http('/x')).rejects.toMatchObject({ problem: { code: 'client.offline' } });
  });
});
