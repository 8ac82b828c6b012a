import type { LiveEventDto } from '@linxuan/contracts';
import { createDataSource, UnitOfWork, type AccessScope } from '@linxuan/persistence';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { LiveHub } from './live-hub.service';

jest.setTimeout(120_000);
const quiet = { warn: () => undefined };
const settle = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('live hints on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let hub: LiveHub;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    const url = harness.database.urlFor('app_api');
    work = new UnitOfWork(await createDataSource(url, { poolSize: 4 }).initialize());
    hub = new LiveHub(work, { database: { app_api: url } }, quiet as never);
    await hub.onModuleInit();
  });
  afterAll(async () => {
    await hub.onApplicationShutdown();
    await work.source.destroy();
    await harness.stop();
  });

  function hear(scope: AccessScope): { heard: LiveEventDto[]; leave: () => void } {
    const heard: LiveEventDto[] = [];
    return { heard, leave: hub.subscribe({ scope, tell: (event) => heard.push(event) }) };
  }

  it('tells each session of its own queues and visible cases, and others nothing', async () => {
    const applicant = await harness.person(
      'applicant',
      await harness.enterprise('enterprise-live'),
      'enterprise-clerk',
    );
    const clerk = hear(sessionOf(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk')).scope);
    const foreign = hear(sessionOf(await harness.person('foreign', 'ndrc-330000', 'nominator-clerk')).scope);
    const holder = hear(sessionOf(applicant).scope);
    const caseId = await harness.submitted(applicant, 77);
    await settle();
    expect(clerk.heard).toContainEqual({ type: 'tasks' });
    expect(clerk.heard).toContainEqual({ type: 'case', id: caseId });
    expect(holder.heard).toContainEqual({ type: 'case', id: caseId });
    expect(foreign.heard).toEqual([]);
    for (const { leave } of [clerk, foreign, holder]) leave();
    expect(hub.size).toBe(0);
  });

  it('makes every queue look again when a hint cannot be read, and tells of notices', async () => {
    const one = hear(sessionOf(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk')).scope);
    await harness.work.source.query(`SELECT pg_notify('linxuan_changed', '{"cases":["cut o')`);
    await settle();
    expect(one.heard).toEqual([{ type: 'tasks' }, { type: 'notification' }]);
    one.heard.length = 0;
    await harness.work.source.query(
      `SELECT pg_notify('linxuan_changed', '{"notices":["ndrc-440000/nominator-clerk","elsewhere/x"]}')`,
    );
    await settle();
    expect(one.heard).toEqual([{ type: 'notification' }]);
    one.leave();
  });
});
