import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import type { Role } from '@linxuan/domain';
import { editionsOf, EngineHarness, LETTER, RoundDriver, sessionOf } from '@linxuan/testing';
import { TaskListService } from './task-list.service';

jest.setTimeout(180_000);
const PAGE = { page: 1, perPage: 100, order: 'ASC', sort: 'dueAt' } as const;

/** Every open piece of work of every office and person, wherever a round has come to. */
describe('what a piece of work says of itself', () => {
  let engine: EngineHarness;
  let round: RoundDriver;
  let work: UnitOfWork;
  let tasks: TaskListService;
  const seen = new Set<string>();
  beforeAll(async () => {
    engine = await EngineHarness.start();
    round = await RoundDriver.with(engine);
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 2 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(engine.now) - Date.now());
    tasks = new TaskListService(work, editionsOf(), clock);
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  /** All open tasks as whoever has them reads them. */
  async function everyone() {
    const queues: { queue: string; org: string; role: Role; person: string | null }[] = await engine.work.source.query(
      `SELECT DISTINCT queue_key AS queue, org_id AS org, role, user_id AS person FROM task WHERE done_at IS NULL`,
    );
    const pages = [];
    for (const { queue, org, role, person } of queues) {
      const userId = person ?? '00000000-0000-4000-8000-00000000000a';
      const session = sessionOf({ userId, orgId: org, role });
      const only = { ...session, queues: [queue], scope: { ...session.scope, queues: [queue] } };
      const { data, total } = await tasks.page(only, PAGE);
      expect([queue, total]).not.toEqual([queue, 0]);
      pages.push(...data);
    }
    for (const { kind } of pages) seen.add(kind);
    return pages;
  }
  async function check() {
    for (const task of await everyone()) {
      expect([task.kind, task.edition.zh]).toEqual([task.kind, '绿色技术推荐（2024年度）']);
      expect([task.kind, task.subject.zh]).not.toEqual([task.kind, '']);
      // A number alone says nothing of what it is about.
      expect(task.subject.zh).not.toBe(task.number);
      const isOwn = task.role === 'enterprise-clerk';
      expect([task.kind, task.concerns === null]).toEqual([task.kind, isOwn]);
    }
  }

  it('names programme and year, subject and whom it concerns, at every stop of a round', async () => {
    const applicant = await engine.person('a', await engine.enterprise('e'), 'enterprise-clerk');
    await engine.submitted(applicant, 7);
    const cases = await round.pool([1, 2]);
    await check();
    await round.nominate(cases);
    await check();
    const batch = await round.prepare();
    const [release] = (await everyone()).filter(({ kind }) => kind === 'release-dossier');
    expect(release).toMatchObject({
      subject: { zh: '推荐汇总：2项', en: expect.stringMatching(/: 2 items$/) },
      concerns: { zh: '广东省发展和改革委员会' },
      number: LETTER.number,
      // The national close, and not “no due date”.
      dueAt: '2024-07-31T15:59:59.999Z',
    });
    await engine.must(await round.leadOf('ndrc-440000'), 'dossier', batch, 'release');
    await check();
    await round.receive(batch);
    await check();
    const [first] = cases as [string, string];
    await round.passConditions(first);
    await check();
    await round.departments(first, 'department-review');
    await round.evaluate(first, 'written-evaluation', 1);
    await check();
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'answer-invitation',
        'assign-opinion',
        'check-conditions',
        'check-form',
        'prepare-dossier',
        'rank-and-nominate',
        'receive-dossier',
        'release-dossier',
      ]),
    );
  });

  it('counts the work of each programme, and finds what a page of it shows', async () => {
    const clerk = sessionOf(await engine.person('ministry-clerk', 'ndrc', 'authority-clerk'));
    const { total, byEdition } = await tasks.counts(clerk);
    expect(byEdition.map(({ id, count }) => [id, count])).toEqual([['green-technology-2024', total]]);
    expect((await tasks.page(clerk, { ...PAGE, editionId: 'green-technology-2024' })).total).toBe(total);
    expect((await tasks.page(clerk, { ...PAGE, editionId: 'elsewhere' })).total).toBe(0);
    expect((await tasks.page(clerk, { ...PAGE, sort: 'edition' })).total).toBe(total);
  });

  it('says nothing of work in another queue, whatever ids are asked for', async () => {
    const stranger = sessionOf(await engine.person('stranger', 'ndrc-110000', 'nominator-clerk'));
    const rows: unknown[] = await work.run(stranger.scope, (tx) =>
      tx.query(`SELECT * FROM task_concerns(ARRAY(SELECT gen_random_uuid() FROM generate_series(1, 3)))`),
    );
    expect(rows).toEqual([]);
    const ids: { id: string }[] = await engine.work.source.query(`SELECT id FROM task WHERE done_at IS NULL`);
    const asked: unknown[] = await work.run(stranger.scope, (tx) =>
      tx.query(`SELECT * FROM task_concerns($1)`, [ids.map(({ id }) => id)]),
    );
    expect(asked).toEqual([]);
  });
});
