import type { TaskQueryDto } from '@linxuan/contracts';
import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type Editions, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf, queryCounter, editionsOf } from '@linxuan/testing';
import { DryRunService } from './dry-run.service';
import { HomeService } from './home.service';
import { TaskListService } from './task-list.service';

jest.setTimeout(120_000);
const PAGE: TaskQueryDto = { page: 1, perPage: 25, order: 'ASC', sort: 'dueAt' };

describe('work queues on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let editions: Editions;
  let clock: Clock;
  let tasks: TaskListService;
  let home: HomeService;
  let clerk: SessionActor;
  let foreign: SessionActor;
  const cases: string[] = [];

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    editions = editionsOf();
    clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    tasks = new TaskListService(work, editions, clock);
    home = new HomeService(work, editions, clock);
    clerk = sessionOf(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk'));
    foreign = sessionOf(await harness.person('foreign', 'ndrc-330000', 'nominator-clerk'));
    for (const seed of [1, 2, 3]) {
      const applicant: Actor = await harness.person(
        `applicant-${seed}`,
        await harness.enterprise(`enterprise-${seed}`),
        'enterprise-clerk',
      );
      cases.push(await harness.submitted(applicant, seed, { name: `第${seed}号烟气余热利用技术100%` }));
    }
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('gives a page of its own queues and the exact total', async () => {
    const first = await tasks.page(clerk, { ...PAGE, perPage: 2 });
    expect([first.data.length, first.total]).toEqual([2, 3]);
    expect(first.data[0]).toMatchObject({
      kind: 'check-form',
      role: 'nominator-clerk',
      stageTitle: { zh: '形式审查', en: 'Formal check' },
      urgency: 'normal',
      age: 0,
    });
    const second = await tasks.page(clerk, { ...PAGE, perPage: 2, page: 2 });
    expect([...first.data, ...second.data].map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
    expect(await tasks.page(clerk, { ...PAGE, page: 9 })).toEqual({ data: [], total: 3 });
  });

  it('says of work of an office that everybody has left who stands in, and of one that somebody keeps nothing', async () => {
    const [own, colleague] = [
      await harness.person('clerk', 'ndrc-440000', 'nominator-clerk'),
      await harness.person('colleague', 'ndrc-440000', 'nominator-clerk'),
    ];
    const standIn = await harness.person('stand-in', 'ndrc-440000', 'nominator-lead');
    const stand = (principal: string) =>
      harness.work.source.query(
        `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) SELECT gen_random_uuid(), m.user_id, m.id, $2, '2024-07-10T00:00:00Z', '2024-07-20T15:59:59.999Z' FROM membership m WHERE m.user_id = $1 AND m.org_id = 'ndrc-440000'`,
        [principal, standIn.userId],
      );
    const away = async () =>
      [...new Set((await tasks.page(clerk, PAGE)).data.map((task) => JSON.stringify(task.away)))].map((text): unknown =>
        JSON.parse(text),
      );
    await stand(own.userId);
    expect(await away()).toEqual([null]);
    await stand(colleague.userId);
    expect(await away()).toEqual([
      { people: ['clerk', 'colleague'], deputies: ['stand-in'], until: '2024-07-20T15:59:59.999Z' },
    ]);
    await harness.work.source.query(`DELETE FROM deputy`);
    await harness.work.source.query(`UPDATE membership SET ended_at = now() WHERE user_id = $1`, [colleague.userId]);
    await harness.work.source.query(`UPDATE membership SET ended_at = now() WHERE user_id = $1`, [standIn.userId]);
  });

  it('shows nothing of another organisation, whatever is asked for', async () => {
    expect(await tasks.page(foreign, { ...PAGE, q: '余热' })).toEqual({ data: [], total: 0 });
    const pretending = { ...foreign, queues: clerk.queues };
    expect((await tasks.page(pretending, PAGE)).total).toBe(0);
  });

  it('finds Chinese substrings and takes wildcards as they are', async () => {
    expect((await tasks.page(clerk, { ...PAGE, q: '2号烟气' })).data.map(({ caseId }) => caseId)).toEqual([cases[1]]);
    expect((await tasks.page(clerk, { ...PAGE, q: '100%' })).total).toBe(3);
    expect((await tasks.page(clerk, { ...PAGE, q: '1_0' })).total).toBe(0);
  });

  it('filters by urgency as the words of each task say', async () => {
    const due = new Set<string>();
    for (const at of [
      '2024-07-15T01:00:00.000Z',
      '2024-07-17T01:00:00.000Z',
      '2024-07-22T02:00:00.000Z',
      '2024-07-23T01:00:00.000Z',
    ]) {
      clock.shift(Date.parse(at) - Date.now());
      for (const { urgency } of (await tasks.page(clerk, PAGE)).data) {
        due.add(urgency);
        expect((await tasks.page(clerk, { ...PAGE, urgency })).total).toBe(3);
      }
    }
    clock.shift(Date.parse(harness.now) - Date.now());
    expect([...due].sort()).toEqual(['normal', 'overdue', 'soon', 'today']);
  });

  it('is served by the partial index of open work', async () => {
    // Enough work of other offices that the planner has a choice.
    await harness.work.source.query(
      `INSERT INTO task (id, kind, subject_type, subject_id, edition_id, stage, org_id, role, queue_key, title, opened_at, done_at)
       SELECT gen_random_uuid(), 'check-form', 'case', gen_random_uuid(), 'green-technology-2024', 'preliminary-check', 'elsewhere', 'nominator-clerk', 'elsewhere/' || n % 40, 'other', now(), CASE WHEN n % 5 > 0 THEN now() END FROM generate_series(1, 20000) n`,
    );
    await harness.work.source.query('ANALYZE task');
    const plan = await work.run(clerk.scope, async (tx) =>
      JSON.stringify(
        await tx.query(`EXPLAIN SELECT count(*) FROM task t WHERE t.done_at IS NULL AND t.queue_key = ANY($1)`, [
          clerk.queues,
        ]),
      ),
    );
    expect(plan).toContain('task_open_queue');
  });

  it('needs as many statements for three rows as for one', async () => {
    const counter = queryCounter(work);
    await tasks.page(clerk, { ...PAGE, perPage: 1 });
    const one = counter.take();
    await tasks.page(clerk, PAGE);
    expect(counter.take()).toBe(one);
    expect(one).toBe(5); // begin, scope, one read, whom it concerns, commit
    await home.view(clerk);
    const busy = counter.take();
    await home.view(foreign);
    // Whom the work concerns is not asked where there is none.
    expect(counter.take()).toBe(busy - 1);
    counter.stop();
  });

  it('plans the first page, the counts and the home page once a connection', async () => {
    const source = await createDataSource(harness.database.urlFor('app_api'), { poolSize: 1 }).initialize();
    const alone = new UnitOfWork(source);
    const lists = new TaskListService(alone, editions, clock);
    for (let visit = 0; visit < 8; visit++) {
      await lists.page(clerk, PAGE);
      await lists.counts(clerk);
      await new HomeService(alone, editions, clock).view(clerk);
    }
    const kept: { statement: string; generic: number }[] = await source.query(
      `SELECT statement, generic_plans::int AS generic FROM pg_prepared_statements WHERE statement LIKE '%FROM task t%'`,
    );
    await source.destroy();
    expect(kept.length).toBe(4);
    expect(kept.filter(({ generic }) => generic === 0)).toEqual([]);
  });

  it('tells home what is due, of which kind, and the quota of the role', async () => {
    const view = await home.view(clerk);
    expect(view.groups.map(({ kind, count, sample }) => [kind, count, sample.length])).toEqual([['check-form', 3, 3]]);
    expect(view.due).toEqual({ overdue: 0, today: 0, soon: 0 });
    expect(view.dossiers?.map(({ quota }) => quota)).toEqual([{ cap: 6, used: 0 }]);
    const applicant = sessionOf(await harness.person('applicant-1', 'enterprise-1', 'enterprise-clerk'));
    expect((await home.view(applicant)).applications).toMatchObject([
      {
        id: cases[0],
        heldBy: 'nominator',
        publicTitle: { en: 'The provincial commission is checking whether everything is there' },
      },
    ]);
  });

  it('says which report of which year is owed, in the queue and at home, and nothing of the kind elsewhere', async () => {
    const applicant = sessionOf(await harness.person('applicant-2', 'enterprise-2', 'enterprise-clerk'));
    for (const [round, due] of ['2025-12-31T15:59:59.999Z', '2026-12-31T15:59:59.999Z'].entries())
      await harness.work.source.query(
        `WITH owed AS (INSERT INTO obligation (id, case_id, stage, kind, rule_id, lead_org, state, version, round, opened_at, due_at) VALUES (gen_random_uuid(), $1, 'follow-up', 'report', 'yearly', 'ndrc', 'open', 1, $2, $3::timestamptz - interval '1 year', $3) RETURNING id, due_at)
         INSERT INTO task (id, kind, subject_type, subject_id, case_id, edition_id, stage, org_id, role, queue_key, title, opened_at, due_at)
         SELECT gen_random_uuid(), 'submit-report', 'obligation', id, $1, 'green-technology-2024', 'follow-up', $4, 'enterprise-clerk', $4 || '/enterprise-clerk', '技术', now(), due_at FROM owed`,
        [cases[1], round + 1, due, applicant.orgId],
      );
    const names = [
      { zh: '推广应用情况年度报告（2025年应交）', en: 'Yearly report on its application (due in 2025)' },
      { zh: '推广应用情况年度报告（2026年应交）', en: 'Yearly report on its application (due in 2026)' },
    ];
    expect((await tasks.page(applicant, { ...PAGE, kind: 'submit-report' })).data.map(({ detail }) => detail)).toEqual(
      names,
    );
    expect(
      (await home.view(applicant)).groups
        .find(({ kind }) => kind === 'submit-report')
        ?.sample.map(({ detail }) => detail),
    ).toEqual(names);
    expect((await tasks.page(clerk, PAGE)).data.map(({ detail }) => detail)).toEqual([null, null, null]);
  });

  it('looks ahead: enabled, refused in words, or not there', async () => {
    const dryRuns = new DryRunService(work, editions, clock);
    const subjects = cases.map((id) => ({ type: 'case' as const, id }));
    expect(
      (await dryRuns.check(clerk, { subjects, action: 'accept' }, 'zh')).map(({ refusal, version }) => [
        refusal,
        version,
      ]),
    ).toEqual(cases.map(() => [null, 2]));
    expect(
      (await dryRuns.check(clerk, { subjects, action: 'nominate' }, 'zh')).map(({ refusal }) => refusal?.code),
    ).toEqual(cases.map(() => 'state.wrong'));
    expect(
      (await dryRuns.check(foreign, { subjects, action: 'accept' }, 'en')).map(({ refusal, title }) => [
        refusal?.code,
        title,
      ]),
    ).toEqual(cases.map(() => ['subject.notFound', null]));
  });

  it('plays claims on a quota through: the seventh of six is refused with the words of the rule', async () => {
    const pooled: string[] = [];
    for (let seed = 20; seed < 27; seed++) pooled.push(await harness.pooled(seed));
    const checks = await new DryRunService(work, editions, clock).check(
      clerk,
      { subjects: pooled.map((id) => ({ type: 'case' as const, id })), action: 'nominate' },
      'zh',
    );
    expect(checks.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      'quota.exhausted',
    ]);
    expect(checks[6]?.refusal?.rule?.source).toBe('发改办环资〔2024〕528号');
  });
});
