import type { Actor } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError } from '@linxuan/platform';
import { applicationContent, editionsOf, EngineHarness, queryCounter, sessionOf } from '@linxuan/testing';
import { DeadlineBoardService } from './deadline-board.service';
import { ReminderService } from './reminder.service';
import { StatisticsService } from './statistics.service';

const GUANGDONG = 'ndrc-440000';
const EDITION = 'green-technology-2024';

jest.setTimeout(60_000);

describe('who will be late, on a real database', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let boards: DeadlineBoardService;
  let statistics: StatisticsService;
  let reminders: ReminderService;
  let ministry: Actor;
  let clerk: Actor;
  const clock = new Clock();
  const at = (now: string) => {
    engine.now = now;
    clock.shift(Date.parse(now) - Date.now());
  };

  beforeAll(async () => {
    engine = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const editions = editionsOf();
    boards = new DeadlineBoardService(work, editions, clock);
    statistics = new StatisticsService(work, editions, clock);
    reminders = new ReminderService(work, editions, clock);
    ministry = await engine.person('ministry-lead', 'ndrc', 'authority-lead');
    clerk = await engine.person(`clerk-${GUANGDONG}`, GUANGDONG, 'nominator-clerk');
  }, 60_000);
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  const boardOf = (actor: Actor) => boards.board(sessionOf(actor));
  const guangdong = async () => (await boardOf(ministry)).rows.find(({ org }) => org === GUANGDONG);
  const waiting = async (seed: number) =>
    engine.submitted(
      await engine.person(`applicant-${seed}`, await engine.enterprise(`enterprise-${seed}`), 'enterprise-clerk'),
      seed,
    );

  it('makes up no chance where nobody has decided anything', async () => {
    at('2024-07-15T01:00:00.000Z');
    await waiting(1);
    const board = await boardOf(ministry);
    expect([board.scope, board.rows.length, board.departments.length, board.rows[0]?.org]).toEqual([
      'authority',
      38,
      6,
      GUANGDONG,
    ]);
    expect(board.rows[0]).toMatchObject({
      risk: 0.5,
      toSend: 0,
      whole: { remaining: 1, done: 0, dueAt: '2024-07-31T15:59:59.999Z', forecast: { kind: 'undetermined' } },
    });
    expect(board.rows.find(({ org }) => org === 'ndrc-110000')).toMatchObject({
      risk: null,
      whole: { remaining: 0, forecast: { kind: 'done' } },
    });
  });

  it('forecasts from decisions, in as many statements for one case as for many', async () => {
    at('2024-07-16T01:00:00.000Z');
    const counter = queryCounter(work);
    await boardOf(ministry);
    const few = counter.take();
    for (const seed of [2, 3, 4]) await waiting(seed);
    const first = await waiting(5);
    at('2024-07-18T01:00:00.000Z');
    await engine.must(clerk, 'case', first, 'reject', { reasonCode: 'duplicate', reason: '重复' });
    counter.take();
    const row = await guangdong();
    expect(counter.take()).toBe(few);
    counter.stop();
    expect(row).toMatchObject({
      whole: { remaining: 4, done: 1 },
      cells: [
        { stage: 'preliminary-check', remaining: 4, done: 1 },
        { stage: 'preliminary-review', remaining: 0 },
        { stage: 'nomination', remaining: 0 },
      ],
    });
    expect(row?.whole.forecast).toMatchObject({ kind: 'estimated', daysLeft: expect.closeTo(10, 3), overdue: false });
    expect(row?.whole.words.zh).toMatch(/按目前进度预计.*完成.*80%区间.*逾期可能性/);
    expect(row?.risk).toBeGreaterThan(0.2);
    expect(row?.risk).toBeLessThan(0.95);
  });

  it('shows a nominator its own stages, departments and applicants and nobody else’s', async () => {
    const [id, other] = [await waiting(6), await waiting(7)];
    await engine.must(clerk, 'case', id, 'accept');
    await engine.must(clerk, 'case', id, 'ask', { departments: ['440000-mee'] });
    await engine.must(clerk, 'case', other, 'return', { fields: ['/technology/scope'], reason: '请补充适用条件' });
    const own = await boardOf(clerk);
    expect([own.scope, own.rows.map(({ org }) => org)]).toEqual(['nominator', [GUANGDONG]]);
    expect(own.departments.find(({ org }) => org === '440000-mee')).toMatchObject({
      whole: { remaining: 1, done: 0 },
      cells: [{ stage: 'preliminary-review', remaining: 1 }],
    });
    expect(own.applicants).toEqual([expect.objectContaining({ caseId: other, org: 'enterprise-7', overdue: false })]);
    expect(own.rows[0]?.cells[0]).toMatchObject({ paused: 1 });
    const stranger = await engine.person('clerk-ndrc-110000', 'ndrc-110000', 'nominator-clerk');
    const theirs = await boardOf(stranger);
    expect([
      theirs.rows.map(({ org, whole }) => [org, whole.remaining]),
      theirs.applicants,
      theirs.departments.reduce((sum, { whole }) => sum + whole.remaining, 0),
    ]).toEqual([[['ndrc-110000', 0]], [], 0]);
    for (const actor of [
      await engine.person('reviewer-miit', 'miit', 'department-reviewer'),
      await engine.person('false-lead', GUANGDONG, 'expert'),
    ])
      for (const sql of [
        `SELECT * FROM stage_load($1, now())`,
        `SELECT * FROM stage_flow($1, now())`,
        `SELECT * FROM stage_spans(ARRAY[$1])`,
      ])
        expect(await work.run(sessionOf(actor).scope, (tx) => tx.query(sql, [EDITION]))).toEqual([]);
  });

  it('lets a nominator remind whom it waits for, on record, and no one else', async () => {
    const session = sessionOf(clerk);
    expect(await reminders.remind(session, ['440000-mee', 'enterprise-7'])).toMatchObject({
      sent: [
        { org: '440000-mee', openTasks: 1 },
        { org: 'enterprise-7', openTasks: 1 },
      ],
      skipped: [],
    });
    expect((await reminders.history(session)).map(({ org }) => org).sort()).toEqual(['440000-mee', 'enterprise-7']);
    const after = await boardOf(clerk);
    expect(
      [
        after.applicants[0]?.lastReminder,
        after.departments.find(({ org }) => org === '440000-mee')?.lastReminder,
      ].every(Boolean),
    ).toBe(true);
    for (const org of [GUANGDONG, 'ndrc-110000', '440000-most', 'enterprise-1'])
      await expect(reminders.remind(session, [org])).rejects.toEqual(new DomainError('subject.notFound'));
    await expect(reminders.remind(session, ['enterprise-7'])).rejects.toEqual(new DomainError('reminder.tooSoon'));
    const forged = work.run(session.scope, (tx) =>
      tx.query(`INSERT INTO reminder VALUES (gen_random_uuid(), $1, 'ndrc-110000', $2, $3, now(), 0, 0)`, [
        EDITION,
        clerk.userId,
        GUANGDONG,
      ]),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  it('measures stages without corrections, as worked out by hand', async () => {
    // Case 7 came on Thursday at 09:00 and was sent back at once; the applicant answers on Monday, the clerk accepts a
    // day later.
    const applicant = await engine.person('applicant-7', 'enterprise-7', 'enterprise-clerk');
    const [{ id }]: [{ id: string }] = await engine.work.source.query(
      `SELECT id FROM case_file WHERE applicant_org = 'enterprise-7'`,
    );
    at('2024-07-22T01:00:00.000Z');
    await engine.must(applicant, 'case', id, 'resubmit', {
      revisionSha: await engine.store(applicationContent(7)),
      draftVersion: 0,
    });
    at('2024-07-23T01:00:00.000Z');
    await engine.must(clerk, 'case', id, 'accept');
    const view = await statistics.view(sessionOf(clerk), { by: 'stage' });
    const check = view.rows.find(({ stage }) => stage === 'preliminary-check');
    // Finished: the rejected one after 2 days, case 6 at once, case 7 after 0 + 1; three still wait, and one of them is
    // beyond its five days.
    expect(check).toMatchObject({ stays: 7, finished: 3, corrected: 1 });
    expect([check?.median, check?.p90, check?.pausedMedian]).toEqual([
      expect.closeTo(1, 6),
      expect.closeTo(1.8, 6),
      expect.closeTo(2, 6),
    ]);
    expect(view.funnel.find(({ stage }) => stage === 'preliminary-check')).toMatchObject({
      reached: 7,
      passed: 2,
      ended: 1,
      here: 4,
    });
    expect((await statistics.view(sessionOf(ministry), { by: 'nominator' })).rows.map(({ group }) => group)).toContain(
      GUANGDONG,
    );
    expect((await statistics.view(sessionOf(ministry), { by: 'area' })).rows[0]?.groupTitle.zh).toBe('节能降碳产业');
    const stranger = await engine.person('clerk-ndrc-110000', 'ndrc-110000', 'nominator-clerk');
    expect(await statistics.view(sessionOf(stranger), { by: 'stage' })).toMatchObject({
      cases: 0,
      rows: [],
      funnel: [],
    });
  });

  it('holds each nominator to the date of its own nomination, and its departments to the date that it set', async () => {
    const extended = async (actor: Actor) => {
      const [date] = await engine.work.source.query(
        `SELECT id FROM deadline WHERE kind = 'nomination' AND org_id = $1 AND settled_at IS NULL`,
        [GUANGDONG],
      );
      return engine.must(actor, 'deadline', date.id, 'extend', {
        until: '2024-08-09T15:59:59.999Z',
        reason: '台风影响',
      });
    };
    at('2024-07-17T01:00:00.000Z');
    const caseId = await engine.submitted(
      await engine.person('applicant-own', await engine.enterprise('enterprise-own'), 'enterprise-clerk'),
      91,
    );
    await engine.must(clerk, 'case', caseId, 'accept');
    await engine.must(clerk, 'case', caseId, 'ask', { departments: ['440000-miit'] });
    await extended(ministry);
    const board = await boardOf(ministry);
    expect(board.deadline?.at).toBe('2024-07-31T15:59:59.999Z');
    expect(board.rows.find(({ org }) => org === GUANGDONG)?.whole.dueAt).toBe('2024-08-09T15:59:59.999Z');
    expect([(await boardOf(clerk)).deadline?.at, board.ownDates]).toEqual(['2024-08-09T15:59:59.999Z', []]);
    await engine.work.source.query(
      `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES (gen_random_uuid(), $1, 'own-date', $2, $3, '粤发改〔2024〕9号', '安排', $4, $5)`,
      [EDITION, GUANGDONG, { what: 'opinion', until: '2024-07-18T15:59:59.999Z' }, clerk.userId, engine.now],
    );
    const own = await boardOf(clerk);
    expect(own.ownDates).toMatchObject([{ what: 'opinion', at: '2024-07-18T15:59:59.999Z' }]);
    expect(own.departments.find(({ org }) => org === '440000-miit')?.whole.dueAt).toBe('2024-07-18T15:59:59.999Z');
  });
});
