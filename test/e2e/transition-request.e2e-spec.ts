import { randomUUID } from 'node:crypto';
import type { Actor } from '@linxuan/domain';
import { breaches, ProcessHarness, queueKindOfRun } from '@linxuan/testing';

jest.setTimeout(120_000);

/** The request service over HTTP, with api and worker as processes of their own. */
describe(`the transitionRequests, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  let clerk: Actor;
  let colleague: Actor;
  let pooled: string[];
  const version = (id: string) => product.versionOf('case_file', id);
  const caseId = (n: number) => pooled[n] ?? '';

  beforeAll(async () => {
    product = await ProcessHarness.start();
    clerk = await product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    colleague = await product.engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead');
    pooled = [];
    for (let seed = 1; seed <= 8; seed++) pooled.push(await product.engine.pooled(seed));
  });
  afterAll(() => product.stop());
  afterEach(async () => expect(await breaches(product.engine.work)).toEqual([]));

  it('applies what it accepts and says the new state and version', async () => {
    const client = await product.client(clerk);
    const before = await version(caseId(0));
    const { status, body } = await client.act('case', caseId(0), 'nominate', {}, { version: before });
    expect([status, body]).toEqual([
      200,
      { status: 'applied', state: 'nomination.nominated', version: before + 1, requestId: body.requestId },
    ]);
    expect([await product.engine.stateOf(caseId(0)), await version(caseId(0))]).toEqual([
      'nomination.nominated',
      before + 1,
    ]);
  });

  it('answers a repeated key with the same outcome and does nothing a second time', async () => {
    const client = await product.client(clerk);
    const [key, before] = [randomUUID(), await version(caseId(1))];
    const first = await client.settled('case', caseId(1), 'nominate', {}, { version: before, key });
    const again = await Promise.all(
      [1, 2, 3].map(() => client.act('case', caseId(1), 'nominate', {}, { version: before, key })),
    );
    for (const { status, body } of again) expect([status, body]).toEqual([200, first.body]);
    expect(await version(caseId(1))).toBe(before + 1);
  });

  it('takes one of two equal requests that arrive at the same moment with one key', async () => {
    const client = await product.client(clerk);
    const [key, before] = [randomUUID(), await version(caseId(2))];
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => client.settled('case', caseId(2), 'nominate', {}, { version: before, key })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect([answers[0]?.status, await version(caseId(2))]).toEqual([200, before + 1]);
  });

  it('refuses a key that comes back with another body, action or version', async () => {
    const client = await product.client(clerk);
    const [key, before] = [randomUUID(), await version(caseId(2))];
    await client.settled('case', caseId(2), 'unnominate', { reason: '调整' }, { version: before, key });
    const others = [
      await client.act('case', caseId(2), 'unnominate', { reason: '其他' }, { version: before, key }),
      await client.act('case', caseId(2), 'nominate', {}, { version: before, key }),
      await client.act('case', caseId(2), 'unnominate', { reason: '调整' }, { version: before + 1, key }),
    ];
    expect(others.map(({ status, body }) => [status, body.code])).toEqual(others.map(() => [422, 'request.keyReused']));
  });

  it('tells the second of two who did what and when', async () => {
    const [first, second] = [await product.client(clerk), await product.client(colleague)];
    const seen = await version(caseId(3));
    await first.settled('case', caseId(3), 'nominate', {}, { version: seen });
    const { status, body, headers } = await second.settled('case', caseId(3), 'nominate', {}, { version: seen });
    expect([status, body.code]).toEqual([409, 'version.stale']);
    expect(body.params).toMatchObject({ by: '广东省发展和改革委员会clerk-ndrc-440000', action: 'nominate' });
    expect(Date.parse(String(body.params?.['at']))).toBeGreaterThan(Date.parse('2024-07-14T00:00:00Z'));
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('knows no other action, no other state and nothing of other people’s cases', async () => {
    const client = await product.client(clerk);
    const foreign = await product.client(
      await product.engine.person('clerk-ndrc-320000', 'ndrc-320000', 'nominator-clerk'),
    );
    const one = await version(caseId(4));
    const code = async (answer: ReturnType<typeof client.act>) => [(await answer).status, (await answer).body.code];
    expect(await code(client.act('case', caseId(4), 'approve-everything', {}, { version: one }))).toEqual([
      404,
      'action.unknown',
    ]);
    expect(await code(client.settled('case', caseId(4), 'conclude', {}, { version: one }))).toEqual([
      409,
      'state.wrong',
    ]);
    expect(await code(foreign.act('case', caseId(4), 'nominate', {}, { version: one }))).toEqual([
      404,
      'subject.notFound',
    ]);
    expect(await code(client.act('case', randomUUID(), 'nominate', {}, { version: 1 }))).toEqual([
      404,
      'subject.notFound',
    ]);
    expect(await code(client.act('case', 'no-id', 'nominate', {}, { version: 1 }))).toEqual([404, 'subject.notFound']);
    expect(
      (
        await client.send(
          'POST',
          `/api/organisations/${caseId(4)}/actions/nominate`,
          {},
          { 'if-match': '"1"', 'idempotency-key': 'x' },
        )
      ).status,
    ).toBe(404);
  });

  it('refuses a person whose role does not hold the action', async () => {
    const applicant = await product.client(
      await product.engine.person('applicant-5', 'enterprise-5', 'enterprise-clerk'),
    );
    const { status, body } = await applicant.settled(
      'case',
      caseId(4),
      'nominate',
      {},
      { version: await version(caseId(4)) },
    );
    expect([status, body.code]).toEqual([403, 'actor.notAllowed']);
  });

  it('asks for both headers, a readable body and the page’s token', async () => {
    const client = await product.client(clerk);
    const one = await version(caseId(4));
    const path = `/api/cases/${caseId(4)}/actions/nominate`;
    const headers = { 'if-match': `"${one}"`, 'idempotency-key': randomUUID() };
    const answers = {
      'no version': await client.act('case', caseId(4), 'nominate', {}, { version: null }),
      'a version that is no number': await client.act('case', caseId(4), 'nominate', {}, { version: 'newest' }),
      'no key': await client.act('case', caseId(4), 'nominate', {}, { version: one, key: null }),
      'broken JSON': await client.send('POST', path, '{"reason": ', headers),
      'a list': await client.send('POST', path, '[]', headers),
      'no token': await client.send('POST', path, {}, { ...headers, 'x-csrf-token': '' }),
      'a wrong token': await client.send('POST', path, {}, { ...headers, 'x-csrf-token': 'guessed' }),
    };
    expect(
      Object.fromEntries(
        Object.entries(answers).map(([what, { status, body }]) => [what, [status, (body as { code?: string }).code]]),
      ),
    ).toEqual({
      'no version': [428, 'request.versionMissing'],
      'a version that is no number': [428, 'request.versionMissing'],
      'no key': [400, 'request.keyMissing'],
      'broken JSON': [400, 'request.malformed'],
      'a list': [422, 'request.invalid'],
      'no token': [403, 'session.csrf'],
      'a wrong token': [403, 'session.csrf'],
    });
    expect(await version(caseId(4))).toBe(one);
  });

  it('names the fields of a payload that are wrong', async () => {
    const client = await product.client(clerk);
    const one = await version(caseId(4));
    const { status, body } = await client.act(
      'case',
      caseId(4),
      'decline',
      { reasonCode: '', extra: 1 },
      { version: one },
    );
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(body.fields?.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/extra additionalProperties',
      '/reason required',
      '/reasonCode minLength',
    ]);
    const unknown = await client.settled(
      'case',
      caseId(4),
      'decline',
      { reasonCode: 'weather', reason: '理由' },
      { version: one },
    );
    expect([unknown.status, unknown.body.code, unknown.body.fields?.[0]?.pointer]).toEqual([
      422,
      'reason.unknown',
      '/reasonCode',
    ]);
  });

  it('refuses by the rule of the call, with its number, when the quota is used up', async () => {
    const client = await product.client(clerk);
    for (const n of [2, 4, 5])
      expect(
        (await client.settled('case', caseId(n), 'nominate', {}, { version: await version(caseId(n)) })).status,
      ).toBe(200);
    const { status, body } = await client.settled(
      'case',
      caseId(6),
      'nominate',
      {},
      { version: await version(caseId(6)) },
    );
    expect([status, body.code, body.rule]).toMatchObject([
      422,
      'quota.exhausted',
      { id: 'quota.province', source: '发改办环资〔2024〕528号' },
    ]);
    for (const n of [2, 4, 5])
      await client.settled('case', caseId(n), 'unnominate', {}, { version: await version(caseId(n)) });
  });

  it('answers 202 while no worker runs, keeps the instant of acceptance, and applies when one is back', async () => {
    const client = await product.client(clerk);
    await product.stopWorkers();
    const before = await version(caseId(4));
    const { status, body, headers } = await client.act('case', caseId(4), 'nominate', {}, { version: before });
    expect([status, body, headers.get('location')]).toEqual([
      202,
      { status: 'pending', requestId: body.requestId },
      `/api/requests/${body.requestId}`,
    ]);
    expect((await client.get(`/api/requests/${body.requestId}`)).body).toEqual({
      status: 'pending',
      requestId: body.requestId,
    });
    const stranger = await product.client(colleague);
    expect((await stranger.get(`/api/requests/${body.requestId}`)).status).toBe(404);
    await product.startWorker();
    const outcome = await client.outcome(String(body.requestId));
    expect([outcome.status, outcome.body.state, outcome.body.version]).toEqual([
      200,
      'nomination.nominated',
      before + 1,
    ]);
  });

  it('counts a submission of 23:59:59 as in time though it is applied after midnight, and refuses the next one', async () => {
    const applicant = await product.engine.person(
      'late-applicant',
      await product.engine.enterprise('late-enterprise'),
      'enterprise-clerk',
    );
    const [inTime, tooLate] = [
      await product.engine.submittable(applicant, 901),
      await product.engine.submittable(applicant, 902),
    ];
    const client = await product.client(applicant);
    await product.stopWorkers();
    await product.setClock('2024-07-31T15:59:58.000Z');
    const accepted = await client.act('case', inTime.caseId, 'submit', inTime.payload, { version: 1 });
    expect(accepted.status).toBe(202);
    await product.setClock('2024-07-31T16:00:01.000Z');
    const late = await client.act('case', tooLate.caseId, 'submit', tooLate.payload, { version: 1 });
    await product.startWorker();
    expect(await client.outcome(String(accepted.body.requestId))).toMatchObject({
      status: 200,
      body: { state: 'preliminary-check.received' },
    });
    expect(await client.outcome(String(late.body.requestId))).toMatchObject({
      status: 422,
      body: { code: 'deadline.passed' },
    });
    await product.setClock('2024-07-15T01:00:00.000Z');
  });

  it('wants a session, and a new one once it has ended', async () => {
    const client = await product.signIn(clerk);
    const one = await version(caseId(7));
    await product.engine.work.source.query(
      `UPDATE session SET expires_at = now() - interval '1 second' WHERE csrf = $1`,
      [client.csrf],
    );
    const expired = await client.act('case', caseId(7), 'nominate', {}, { version: one });
    expect([expired.status, expired.body.code]).toEqual([401, 'session.required']);
    const again = await product.signIn(clerk);
    expect(
      (
        await again.settled(
          'case',
          caseId(7),
          'decline',
          { reasonCode: 'low-ranking', reason: '综合排序靠后' },
          { version: one },
        )
      ).status,
    ).toBe(200);
  });
});
