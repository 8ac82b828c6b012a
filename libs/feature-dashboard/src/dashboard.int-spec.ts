import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, type SessionActor } from '@linxuan/platform';
import { editionsOf, EngineHarness, sessionOf } from '@linxuan/testing';
import { DashboardService } from './dashboard.service';
import { ReminderService } from './reminder.service';

jest.setTimeout(60_000);

describe('ministry dashboard on a real database', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let dashboard: DashboardService;
  let reminders: ReminderService;
  let ministry: SessionActor;
  const clock = new Clock();
  let statements = 0;
  const at = (now: string) => {
    engine.now = now;
    clock.shift(Date.parse(now) - Date.now());
  };

  beforeAll(async () => {
    engine = await EngineHarness.start();
    const source = await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize();
    const open = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = open(mode);
      const query = runner.query.bind(runner);
      runner.query = ((...args: Parameters<typeof query>) => {
        statements += 1;
        return query(...args);
      }) as typeof runner.query;
      return runner;
    };
    work = new UnitOfWork(source);
    const editions = editionsOf();
    dashboard = new DashboardService(work, editions, clock);
    reminders = new ReminderService(work, editions, clock);
    ministry = sessionOf(await engine.person('ministry-lead', 'ndrc', 'authority-lead'));
    at(engine.now);
  }, 60_000);
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  const counted = async (run: () => Promise<unknown>) => {
    statements = 0;
    await run();
    return statements;
  };
  const guangdong = async () => (await dashboard.ministry(ministry)).data.find(({ org }) => org === 'ndrc-440000');

  it('has a row for each of the 38 nominators, empty or not', async () => {
    const { data, departments, deadline } = await dashboard.ministry(ministry);
    expect(data).toHaveLength(38);
    expect(new Set(data.map(({ org }) => org)).size).toBe(38);
    expect([deadline?.daysLeft, departments.length]).toEqual([16, 6]);
    expect(await guangdong()).toMatchObject({
      received: 0,
      nominated: 0,
      cap: 6,
      used: 0,
      openTasks: 0,
      status: 'idle',
    });
    expect(data.find(({ org }) => org === 'sasac')).toMatchObject({ cap: null });
    expect(data.find(({ org }) => org === 'ndrc-440300')).toMatchObject({ cap: 6, sharesCapOf: 'ndrc-440000' });
  });

  it('counts before transmission with the same number of queries for one case and three', async () => {
    await engine.pooled(1);
    const one = await counted(() => dashboard.ministry(ministry));
    await engine.pooled(2);
    const third = await engine.pooled(3);
    expect(await counted(() => dashboard.ministry(ministry))).toBe(one);
    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    await engine.must(clerk, 'case', third, 'nominate');
    const applicant = await engine.person('late', await engine.enterprise('late-enterprise'), 'enterprise-clerk');
    const waiting = await engine.submitted(applicant, 4);
    await engine.must(clerk, 'case', waiting, 'reject', { reasonCode: 'duplicate', reason: '重复' });
    expect(await guangdong()).toMatchObject({
      received: 4,
      inReview: 2,
      nominated: 1,
      transmitted: 0,
      notRecommended: 1,
      used: 1,
      openTasks: 3,
      overdueTasks: 0,
      status: 'working',
    });
    expect(await work.run(ministry.scope, (tx) => tx.query(`SELECT id FROM case_file`))).toEqual([]);
  });

  it('gives its counts to the authority alone', async () => {
    const ask = async (actor: Actor, sql: string) =>
      work.run(sessionOf(actor).scope, (tx) => tx.query(sql, ['green-technology-2024']) as Promise<unknown[]>);
    const others = [
      await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead'),
      await engine.person('reviewer-miit', 'miit', 'department-reviewer'),
      await engine.person('officer', 'ndrc', 'publicity-officer'),
      await engine.person('operator', 'ndrc', 'operator'),
      await engine.person('expert', 'ndrc', 'expert'),
      await engine.person('false-lead', 'ndrc-440000', 'authority-lead'),
    ];
    for (const actor of others) {
      expect(await ask(actor, `SELECT * FROM nominator_counts($1)`)).toEqual([]);
      expect(await ask(actor, `SELECT * FROM desk_counts($1, now())`)).toEqual([]);
    }
    expect(
      (
        await ask(
          await engine.person('ministry-clerk', 'ndrc', 'authority-clerk'),
          `SELECT * FROM nominator_counts($1)`,
        )
      ).length,
    ).toBeGreaterThan(0);
    await expect(
      dashboard.ministry(sessionOf(await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead'))),
    ).rejects.toEqual(new DomainError('subject.notFound'));
  });

  it('shows where a nominator’s work lies when it is overdue', async () => {
    const applicant = await engine.person('asked', await engine.enterprise('asked-enterprise'), 'enterprise-clerk');
    const clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const id = await engine.submitted(applicant, 5);
    await engine.must(clerk, 'case', id, 'accept');
    await engine.must(clerk, 'case', id, 'ask', { departments: ['440000-mee', '440000-most'] });
    at('2024-07-29T01:00:00.000Z');
    const row = await guangdong();
    expect([row?.overdueTasks, row?.status, row?.daysLeft]).toEqual([2, 'overdue', 2]);
    const detail = await dashboard.nominator(ministry, 'ndrc-440000');
    expect(
      detail.desks
        .filter(({ overdue }) => overdue > 0)
        .map(({ org, kind, overdue }) => [org, kind, overdue])
        .sort(),
    ).toEqual([
      ['440000-mee', 'assign-opinion', 1],
      ['440000-most', 'assign-opinion', 1],
    ]);
    expect(detail.stages.map(({ stage, count, overdue }) => [stage, count, overdue])).toEqual([
      ['preliminary-check', 1, 0],
      ['preliminary-review', 1, 2],
      ['nomination', 3, 0],
    ]);
    await expect(dashboard.nominator(ministry, 'miit')).rejects.toEqual(new DomainError('subject.notFound'));
  });

  it('reminds once within the hour, into the queues where the work lies', async () => {
    const [first, second] = await Promise.allSettled([
      reminders.remind(ministry, ['ndrc-440000']),
      reminders.remind(ministry, ['ndrc-440000']),
    ]);
    const outcomes = [first, second].map((one) =>
      one?.status === 'fulfilled'
        ? one.value.sent.map(({ org, openTasks, overdueTasks }) => [org, openTasks, overdueTasks])
        : (one?.reason as DomainError).code,
    );
    expect(outcomes).toContain('reminder.tooSoon');
    expect(outcomes).toContainEqual([['ndrc-440000', 5, 2]]);
    const queues = await engine.work.source.query(
      `SELECT DISTINCT queue_key FROM notification WHERE kind = 'reminder' ORDER BY 1`,
    );
    expect(queues.map(({ queue_key }: { queue_key: string }) => queue_key)).toEqual([
      '440000-mee/department-intake',
      '440000-most/department-intake',
      'ndrc-440000/nominator-clerk',
      'ndrc-440000/nominator-lead',
    ]);
    expect(await reminders.remind(ministry, ['ndrc-440000', 'ndrc-110000'])).toMatchObject({
      sent: [{ org: 'ndrc-110000' }],
      skipped: [{ org: 'ndrc-440000' }],
    });
    expect((await reminders.history(ministry)).map(({ org }) => org).sort()).toEqual(['ndrc-110000', 'ndrc-440000']);
    expect((await guangdong())?.lastReminder).toBe(
      (await reminders.history(ministry)).find(({ org }) => org === 'ndrc-440000')?.sentAt,
    );
    at('2024-07-29T02:01:00.000Z');
    expect((await reminders.remind(ministry, ['ndrc-440000'])).sent).toHaveLength(1);
    await expect(reminders.remind(ministry, ['440000-mee'])).rejects.toEqual(new DomainError('subject.notFound'));
    await expect(
      reminders.remind(sessionOf(await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead')), [
        'ndrc-440000',
      ]),
    ).rejects.toEqual(new DomainError('subject.notFound'));
  });
});
