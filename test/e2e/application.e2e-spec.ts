import { randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { applicationContent, ProcessHarness, TEST_EDITION, type SessionClient, pdf } from '@linxuan/testing';

jest.setTimeout(180_000);
const PDF = pdf();
type Body = Record<string, unknown> & {
  code?: string;
  id?: string;
  number?: string;
  version?: number;
  fields?: { pointer: string; code: string; message?: string }[];
};

/**
 * An applicant's way over HTTP, with an api and a worker process: from the new application to the receipt, and
 * everything that goes wrong.
 */
describe('applying over HTTP', () => {
  let product: ProcessHarness;
  let applicant: Actor;
  let client: SessionClient;

  beforeAll(async () => {
    product = await ProcessHarness.start();
    applicant = await product.engine.person(
      'e2e-applicant',
      await product.engine.enterprise('e2e-holder'),
      'enterprise-clerk',
    );
    client = await product.client(applicant);
  });
  afterAll(() => product.stop());

  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    client.send<Body>(method, path, body, headers);
  const open = async () => {
    const { status, body } = await send(
      'POST',
      '/api/cases',
      { editionId: TEST_EDITION, title: '余热利用技术' },
      { 'idempotency-key': randomUUID() },
    );
    if (status === 202) await client.outcome(String(body['requestId']));
    return String(body.id);
  };
  const patch = (id: string, patches: unknown[]) => send('PATCH', `/api/cases/${id}/draft`, { patches });
  const upload = async (id: string, slot: string, name: string) => {
    const opened = await send('POST', `/api/cases/${id}/uploads`, { slot, name, size: PDF.length });
    await fetch(`${product.origin}/api/uploads/${String(opened.body.id)}`, {
      method: 'PATCH',
      body: PDF,
      headers: {
        cookie: client.cookie,
        'x-csrf-token': client.csrf,
        'x-acting-as': client.principal,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
      },
    });
    return send('POST', `/api/uploads/${String(opened.body.id)}/finish`, {});
  };
  /** A draft without a fault. */
  const complete = async (seed: number) => {
    const id = await open();
    const { attachments: _none, ...content } = applicationContent(seed);
    const { body } = await patch(
      id,
      Object.entries(content).map(([key, value]) => ({ pointer: `/${key}`, value, baseVersion: 0 })),
    );
    await upload(id, 'licence', '营业执照.pdf');
    await upload(id, 'commitment', '承诺书.pdf');
    return { id, version: Number(body.version) };
  };
  const submit = (id: string, draftVersion: number, key = randomUUID(), match?: string) =>
    send(
      'POST',
      `/api/cases/${id}/submit`,
      { draftVersion },
      { 'idempotency-key': key, ...(match === undefined ? {} : { 'if-match': match }) },
    );

  it('opens a case once however often the click is repeated', async () => {
    const key = randomUUID();
    const body = { editionId: TEST_EDITION, title: '同一次点击' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => send('POST', '/api/cases', body, { 'idempotency-key': key })),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(
      (await send('POST', '/api/cases', { ...body, title: '另一内容' }, { 'idempotency-key': key })).body.code,
    ).toBe('request.keyReused');
    expect((await send('POST', '/api/cases', { editionId: 'none', title: 'x' })).body.code).toBe(
      'application.editionClosed',
    );
    expect((await send('POST', '/api/cases', { editionId: TEST_EDITION, title: '' })).body.code).toBe(
      'request.invalid',
    );
  });

  it('submits what was looked at and proves it with a receipt, also when the answer is asked for again', async () => {
    const { id, version } = await complete(501);
    const key = randomUUID();
    const first = await submit(id, version, key, '"1"');
    if (first.status === 202) await client.outcome(String(first.body['requestId']));
    const again = await submit(id, version, key, '"1"');
    expect(again).toMatchObject({
      status: 200,
      body: {
        status: 'applied',
        state: 'preliminary-check.received',
        receipt: {
          number: expect.stringMatching(/^2024-\d{5}$/),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          revision: 1,
        },
      },
    });
    expect((await send('GET', `/api/cases/${id}/receipt`)).body).toEqual(again.body['receipt']);
    expect((await submit(id, version + 1, key)).body.code).toBe('request.keyReused');
    expect((await patch(id, [{ pointer: '/technology/scope', value: '太迟了', baseVersion: version }])).body.code).toBe(
      'draft.notEditable',
    );
    const paper = await fetch(`${product.origin}/api/cases/${id}/receipt?format=docx`, {
      headers: { cookie: client.cookie },
    });
    expect([paper.status, paper.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining("filename*=UTF-8''"),
    ]);
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('refuses a submission of what has changed meanwhile, of an old case version, and without a key', async () => {
    const { id, version } = await complete(502);
    await patch(id, [{ pointer: '/technology/scope', value: '又改了', baseVersion: version }]);
    expect(await submit(id, version)).toMatchObject({ status: 409, body: { code: 'draft.stale' } });
    const stale = await submit(id, version + 1, randomUUID(), '"7"');
    const outcome = stale.status === 202 ? await client.outcome(String(stale.body['requestId'])) : stale;
    expect(outcome.body.code).toBe('version.stale');
    expect((await send('POST', `/api/cases/${id}/submit`, { draftVersion: version + 1 })).body.code).toBe(
      'request.keyMissing',
    );
    expect((await submit(id, version + 1)).status).toBeLessThan(300);
  });

  it.each([
    ['a mistyped code', '/holder/uscc', '91350100M000100Y44', '/holder/uscc', 'uscc-check-digit'],
    ['a mistyped patent number', '/patents/@z1/number', 'ZL200310102344.6', '/patents/0/number', 'patent-number'],
    ['a start date in the future', '/cases/@c1/startDate', '2031-01-01', '/cases/0/startDate', 'date-future'],
    ['a category of an area that is not open', '/technology/category', '7.1.1', '/technology/category', 'rule'],
    ['a figure with a unit of another kind', '/effects/annualTce', '600 吨', '/effects/annualTce', 'figure-unit'],
  ])('names the field of %s in the words of the language asked for', async (_, pointer, value, field, code) => {
    const { id, version } = await complete(510);
    const { body } = await patch(id, [{ pointer, value, baseVersion: version }]);
    const refused = await submit(id, Number(body.version));
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'form.invalid',
        fields: [{ pointer: field, code, message: expect.stringMatching(/[\u4e00-\u9fff]/) }],
      },
    });
    const english = await send(
      'POST',
      `/api/cases/${id}/submit`,
      { draftVersion: Number(body.version) },
      { 'idempotency-key': randomUUID(), 'accept-language': 'en' },
    );
    // The word that was typed stands in it as it was typed.
    expect(english.body.fields?.[0]?.message).toMatch(/^(“吨” )?[\x20-\x7e“”’]+$/);
  });

  it('takes applications with one case or none: staff judge that', async () => {
    const { id, version } = await complete(520);
    const { body } = await patch(id, [{ pointer: '/cases', value: [], baseVersion: version }]);
    expect((await submit(id, Number(body.version))).status).toBeLessThan(300);
  });

  it('says of a foreign case what it says of none, and keeps other roles out', async () => {
    const { id, version } = await complete(530);
    const stranger = await product.client(
      await product.engine.person('e2e-stranger', await product.engine.enterprise('e2e-other'), 'enterprise-clerk'),
    );
    const province = await product.client(
      await product.engine.person('e2e-province', 'ndrc-440000', 'nominator-clerk'),
    );
    for (const other of [stranger, province])
      for (const target of [id, randomUUID()]) {
        expect((await other.send<Body>('GET', `/api/cases/${target}/draft`)).status).toBe(404);
        expect((await other.send<Body>('PATCH', `/api/cases/${target}/draft`, { patches: [] })).status).toBe(404);
        expect(
          (
            await other.send<Body>(
              'POST',
              `/api/cases/${target}/submit`,
              { draftVersion: version },
              { 'idempotency-key': randomUUID() },
            )
          ).status,
        ).toBe(404);
        expect(
          (await other.send<Body>('POST', `/api/cases/${target}/uploads`, { slot: 'licence', name: 'a.pdf', size: 5 }))
            .status,
        ).toBe(404);
        expect((await other.send<Body>('GET', `/api/cases/${target}/receipt`)).status).toBe(404);
      }
    expect((await province.send<Body>('POST', '/api/cases', { editionId: TEST_EDITION, title: 'x' })).status).toBe(404);
  });

  it('answers broken and oversized bodies with a problem, not with an accident', async () => {
    const id = await open();
    expect(await send('PATCH', `/api/cases/${id}/draft`, '{"patches":[')).toMatchObject({
      status: 400,
      body: { code: 'request.malformed' },
    });
    expect((await send('PATCH', `/api/cases/${id}/draft`, { patches: 'x' })).body.code).toBe('request.invalid');
    expect((await send('PATCH', `/api/cases/${id}/draft`, { patches: [], more: 1 })).body.code).toBe('request.invalid');
    const huge = JSON.stringify({
      patches: [{ pointer: '/technology/process', baseVersion: 0, value: 'x'.repeat(5_000_000) }],
    });
    // The server hangs up on whoever goes on sending; the client may see that before the answer.
    expect(
      await send('PATCH', `/api/cases/${id}/draft`, huge).then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413);
    expect(
      (
        await patch(id, [
          {
            pointer: '/technology/parameters',
            baseVersion: 0,
            value: Array.from({ length: 10_000 }, (_, i) => ({ id: `r${i}`, name: 'n', value: 'v' })),
          },
        ])
      ).body.code,
    ).toBe('draft.refused');
    expect(
      (await send('POST', `/api/cases/${id}/uploads`, { slot: 'licence', name: 'a.pdf', size: 21 * 1024 * 1024 }))
        .status,
    ).toBe(413);
  });

  it('keeps a draft when the session ends in the middle of the form', async () => {
    const id = await open();
    const own = await product.signIn(applicant);
    expect(
      (
        await own.send<Body>('PATCH', `/api/cases/${id}/draft`, {
          patches: [{ pointer: '/technology/scope', value: '登录过期前', baseVersion: 0 }],
        })
      ).status,
    ).toBe(200);
    await own.send('DELETE', '/api/session');
    expect(
      await own.send<Body>('PATCH', `/api/cases/${id}/draft`, {
        patches: [{ pointer: '/technology/scope', value: '登录过期后', baseVersion: 1 }],
      }),
    ).toMatchObject({ status: 401, body: { code: 'session.required' } });
    const back = await product.signIn(applicant);
    const without = await back.send<Body>(
      'PATCH',
      `/api/cases/${id}/draft`,
      { patches: [] },
      { 'x-csrf-token': 'wrong' },
    );
    expect(without.body.code).toBe('session.csrf');
    expect(
      (
        await back.send<Body>('PATCH', `/api/cases/${id}/draft`, {
          patches: [{ pointer: '/technology/scope', value: '登录过期后', baseVersion: 1 }],
        })
      ).body,
    ).toMatchObject({ version: 2, conflicts: [] });
  });

  it('takes nothing after the close', async () => {
    const { id, version } = await complete(540);
    await product.setClock('2024-08-01T00:00:01.000Z');
    expect((await send('POST', '/api/cases', { editionId: TEST_EDITION, title: '迟到' })).body.code).toBe(
      'application.editionClosed',
    );
    const late = await submit(id, version);
    const outcome = late.status === 202 ? await client.outcome(String(late.body['requestId'])) : late;
    expect(outcome.body.code).toBe('deadline.passed');
  });
});
