import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProcessHarness } from '@linxuan/testing';

jest.setTimeout(180_000);

const TOKEN = 'a token for scrapers in tests';
const PROCESSES = ['api', 'worker', 'portal'] as const;
type Process = (typeof PROCESSES)[number];
type Scrape = Record<string, string>;

/** The table of the runbook: which process has which measure. */
const documented = readFileSync(resolve(__dirname, '../../docs/runbook.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, processes] = /^\| `(linxuan_\w+)`\s*\| ([\w, ]+?)\s*\|/.exec(line) ?? [];
    return name && processes ? processes.split(', ').map((process) => ({ name, process: process as Process })) : [];
  });

describe('what can be measured', () => {
  let product: ProcessHarness;
  const origins = (): Record<Process, string> => ({
    api: product.origin,
    worker: product.workerOrigin,
    portal: product.portalOrigin,
  });

  beforeAll(async () => {
    product = await ProcessHarness.start({ env: { METRICS_TOKEN: TOKEN } });
    await product.startPortal();
  });
  afterAll(() => product.stop());

  async function scrape(process: Process): Promise<Scrape> {
    const answer = await fetch(`${origins()[process]}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([process, answer.status, answer.headers.get('cache-control')]).toEqual([process, 200, 'no-store']);
    return byName(await answer.text());
  }

  it('is shown to who brings the token, and is no page for anybody else', async () => {
    for (const origin of Object.values(origins()))
      for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])
        expect([
          origin,
          authorization,
          (await fetch(`${origin}/metrics`, { headers: { authorization } })).status,
        ]).toEqual([origin, authorization, 404]);
  });

  it.each(['/metrics', '/readyz/x', '/startupz', '/health', '/live', '/ready', '/actuator/health', '/-/ready'])(
    'answers a probe that it does not know with a problem and no page, at %s',
    async (path) => {
      for (const origin of Object.values(origins())) {
        const answer = await fetch(`${origin}${path}`, {
          headers: { accept: 'text/html,*/*', 'accept-language': 'en' },
        });
        expect([origin, answer.status, answer.headers.get('content-type')]).toEqual([
          origin,
          404,
          'application/problem+json; charset=utf-8',
        ]);
        expect(await answer.json()).toMatchObject({ code: 'subject.notFound', status: 404 });
      }
    },
  );

  it('moves with a small story, every measure that the runbook names', async () => {
    const { engine } = product;
    const source = engine.work.source;
    const before: Record<string, Scrape> = {};
    for (const process of PROCESSES) before[process] = await scrape(process);
    // What is seen once is enough for a measure that comes back to where it was.
    const moved = new Set<string>();
    const look = async () => {
      for (const process of PROCESSES)
        for (const [name, text] of Object.entries(await scrape(process)))
          if (before[process]?.[name] !== text) moved.add(`${process} ${name}`);
    };

    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const applicant = await engine.person('applicant-1', await engine.enterprise('enterprise-1'), 'enterprise-clerk');
    for (const { userId } of [clerk, applicant])
      await source.query(`INSERT INTO contact (user_id, email) VALUES ($1, 'someone@example.org')`, [userId]);
    const caseId = await engine.pooled(1);
    const client = await product.client(clerk);
    const stream = new AbortController();
    const events = await fetch(`${product.origin}/api/events`, {
      headers: { cookie: client.cookie },
      signal: stream.signal,
    });
    expect(events.status).toBe(200);
    const version = await product.versionOf('case_file', caseId);

    // While somebody holds the row of the case, the job is on its way and grows older.
    await source.transaction(async (tx) => {
      await tx.query(`SELECT id FROM case_file WHERE id = $1 FOR UPDATE`, [caseId]);
      const waiting = client.act('case', caseId, 'nominate', {}, { version });
      await pause(1500);
      await look();
      expect((await waiting).status).toBe(202);
    });
    await product.drained();
    expect((await client.settled('case', caseId, 'nominate', {}, { version })).body.code).toBe('version.stale');
    await client.send('POST', '/api/session', { login: 'nobody', password: 'wrong' });
    await fetch(product.portalOrigin);
    const missing = () => documented.map(({ name, process }) => `${process} ${name}`).filter((one) => !moved.has(one));
    // Deliveries go out with the next sweep, ten seconds later at most on a free machine.
    for (const until = Date.now() + 60_000; missing().length > 0 && Date.now() < until; await pause(500)) await look();
    stream.abort();
    expect(missing()).toEqual([]);

    const { linxuan_transitions_total: transitions } = await scrape('worker');
    expect(transitions).toContain('{subject="case",action="nominate",outcome="applied",code="",process="worker"} 1');
    expect(transitions).toContain(
      '{subject="case",action="nominate",outcome="refused",code="version.stale",process="worker"} 1',
    );
    const { linxuan_problems_total: problems } = await scrape('api');
    expect(problems).toContain('{route="/api/session",code="session.badCredentials",process="api"} 1');
  });

  it('has no measure of ours that the runbook does not name', async () => {
    for (const process of PROCESSES) {
      const known = documented.filter((one) => one.process === process).map(({ name }) => name);
      const used = Object.entries(await scrape(process)).filter(
        ([name, text]) => name.startsWith('linxuan_') && text !== '',
      );
      expect([process, used.map(([name]) => name).filter((name) => !known.includes(name))]).toEqual([process, []]);
    }
  });
});

/** Samples by the name of their family; a histogram's parts belong to it. */
function byName(text: string): Scrape {
  const found: Scrape = {};
  let name = '';
  for (const line of text.split('\n')) {
    name = /^# TYPE (\w+)/.exec(line)?.[1] ?? name;
    found[name] ??= '';
    if (line.startsWith(name)) found[name] += `${line.slice(name.length)}\n`;
  }
  return found;
}
