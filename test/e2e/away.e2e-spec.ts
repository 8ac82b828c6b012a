import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@linxuan/domain';
import { PROBLEMS } from '@linxuan/contracts';
import { ProcessHarness, queueKindOfRun, type SessionClient } from '@linxuan/testing';
import { everyRoute, filledBody, type Route } from './support/every-route';

jest.setTimeout(240_000);

/** What the product stands on goes away under it and comes back. */
describe(`a foundation that is away, with the queue on ${queueKindOfRun()}`, () => {
  let product: ProcessHarness;
  let clerk: Actor;
  let client: SessionClient;
  let caseId: string;
  let routes: Route[];

  beforeAll(async () => {
    product = await ProcessHarness.start({ relays: true });
    await product.startPortal();
    caseId = await product.engine.pooled(1);
    clerk = await product.engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    client = await product.client(clerk);
    routes = await everyRoute(product, { 'cases/id': caseId, subjects: 'cases', action: 'nominate' });
  });
  afterAll(() => product.stop());

  const readiness = async (origin: string) => {
    const answer = await fetch(`${origin}/readyz`);
    const { checks } = (await answer.json()) as { checks: Record<string, string> };
    return { status: answer.status, failed: Object.keys(checks).filter((name) => checks[name] !== 'ok') };
  };
  const untilReady = async () => {
    for (const origin of [product.origin, product.workerOrigin, product.portalOrigin])
      for (const until = Date.now() + 30_000; (await readiness(origin)).status !== 200; await pause(200))
        if (Date.now() > until)
          throw new Error(`${origin} is not ready again: ${JSON.stringify(await readiness(origin))}`);
  };
  const nominate = async (action: string) =>
    client.settled('case', caseId, action, action === 'unnominate' ? { reason: '调整' } : {}, {
      version: await product.versionOf('case_file', caseId),
    });

  it('answers every route with 503 and when to come back while PostgreSQL is away, and works when it is back', async () => {
    product.lines.database?.cut();
    const wrong: string[] = [];
    for (const route of routes) {
      const answer = await fetch(product.origin + route.path, filledBody(client, route));
      const problem = (await answer.json()) as { code: string };
      const seen = [
        answer.status,
        problem.code,
        answer.headers.get('retry-after'),
        answer.headers.get('cache-control'),
      ];
      if (seen.join() !== '503,service.unavailable,5,no-store')
        wrong.push(`${route.method} ${route.pattern}: ${seen.join()}`);
    }
    expect(wrong).toEqual([]);
    for (const [language, text] of Object.entries(PROBLEMS['service.unavailable']?.detail ?? {})) {
      const answer = await fetch(`${product.origin}/api/session`, {
        headers: { 'accept-language': language, cookie: client.cookie },
      });
      expect([answer.headers.get('content-type'), ((await answer.json()) as { detail: string }).detail]).toEqual([
        'application/problem+json; charset=utf-8',
        text,
      ]);
    }
    for (const origin of [product.origin, product.workerOrigin, product.portalOrigin]) {
      expect([origin, (await fetch(`${origin}/livez`)).status]).toEqual([origin, 200]);
      const { status, failed } = await readiness(origin);
      expect([origin, status, failed.includes('database')]).toEqual([origin, 503, true]);
    }
    product.lines.database?.mend();
    await untilReady();
    expect((await nominate('nominate')).body.state).toBe('nomination.nominated');
  });

  it.each(['zh', 'en'])('gives the objector back what was typed (%s)', async (language) => {
    const typed = {
      name: '张三 & 李四',
      contact: '13800000000',
      grounds: 'other',
      text: '这项技术的“数据”与报告不一致 <b>',
      evidence: '第 12 页',
    };
    const address = `${product.portalOrigin}${language === 'en' ? '/en' : ''}/notices/${randomUUID()}/objections/${randomUUID()}`;
    const post = async () => {
      const form = new FormData();
      for (const [field, value] of Object.entries({ token: 'a token', ...typed })) form.append(field, value);
      form.append('file-1', new Blob(['evidence']), 'photo.pdf');
      return fetch(address, { method: 'POST', body: form });
    };
    product.lines.database?.cut();
    const answer = await post();
    const page = await answer.text();
    product.lines.database?.mend();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page).toContain(PROBLEMS['service.unavailable']?.detail[language as 'zh' | 'en']);
    for (const value of ['张三 &amp; 李四', '13800000000', '与报告不一致 &lt;b&gt;', '第 12 页', 'a token'])
      expect(page).toContain(value);
    expect(page).toMatch(/id="ground-other"[^>]*checked/);
    await untilReady();
    expect((await post()).status).toBe(404);
  });

  it('says which process has lost its queue, and takes in what waits for it', async () => {
    if (!product.lines.queue) return expect(queueKindOfRun()).toBe('postgres');
    product.lines.queue.cut();
    await pause(1000);
    expect(await readiness(product.workerOrigin)).toEqual({ status: 503, failed: ['queue'] });
    expect((await readiness(product.origin)).status).toBe(200);
    const version = await product.versionOf('case_file', caseId);
    const accepted = await client.act('case', caseId, 'unnominate', { reason: '调整' }, { version });
    expect(accepted.status).toBe(202);
    product.lines.queue.mend();
    await untilReady();
    expect((await client.outcome(String(accepted.body.requestId))).body.state).toBe('nomination.pooled');
  });

  it('takes no file while the store cannot be written, and takes it when it can', async () => {
    const { engine } = product;
    const applicant = await engine.person('writer', await engine.enterprise('enterprise-writer'), 'enterprise-clerk');
    const { caseId: draft } = await engine.submittable(applicant, 2);
    const writer = await product.client(applicant);
    const begin = () =>
      writer.send<{ code?: string }>('POST', `/api/cases/${draft}/uploads`, {
        slot: 'licence',
        name: '说明.pdf',
        size: 9,
      });
    expect((await begin()).status).toBe(201);
    const folder = join(product.dataDir, 'uploads');
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, 'not a folder');
    const away = await begin();
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'service.unavailable', '5']);
    expect((await begin()).status).toBe(201);
  });
});
