import { type Actor } from '@linxuan/domain';
import { CalendarProcessor } from '@linxuan/feature-deadline';
import { TimerProcessor } from '@linxuan/feature-workflow';
import { Clock, workingCalendar } from '@linxuan/platform';
import { breaches, EngineHarness, warmPool } from '@linxuan/testing';

interface DeadlineShape {
  kind: string;
  state: string;
  due: string;
  pauses: number;
  extensions: number;
}

/**
 * Dates as rows: they stand still during a correction, are extended by their lead, missed once, and moved by the
 * calendar.
 */
describe('deadlines', () => {
  let engine: EngineHarness;
  let clerk: Actor;
  let lead: Actor;
  beforeAll(async () => {
    engine = await EngineHarness.start();
    clerk = await engine.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    lead = await engine.person('lead-ndrc-440000', 'ndrc-440000', 'nominator-lead');
  }, 60_000);
  afterAll(async () => {
    expect(await breaches(engine.work)).toEqual([]);
    await engine.stop();
  });
  beforeEach(() => (engine.now = '2024-07-15T01:00:00.000Z'));

  const applicant = async (seed: number) =>
    engine.person(`applicant-${seed}`, await engine.enterprise(`enterprise-${seed}`, '440100'), 'enterprise-clerk');
  const dates = (caseId: string): Promise<DeadlineShape[]> =>
    engine.work.source.query(
      `SELECT kind, state, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS due, pauses, extensions FROM deadline WHERE case_id = $1 ORDER BY started_at, kind, state`,
      [caseId],
    );
  const resubmission = async (caseId: string): Promise<Record<string, unknown>> => {
    const [row] = await engine.work.source.query(`SELECT revision_sha FROM case_file WHERE id = $1`, [caseId]);
    return { revisionSha: row.revision_sha, draftVersion: 1 };
  };
  const asked = async (seed: number) => {
    const caseId = await engine.submitted(await applicant(seed), seed);
    await engine.must(clerk, 'case', caseId, 'accept');
    await engine.must(clerk, 'case', caseId, 'ask', { departments: ['440000-miit'] });
    const [row] = await engine.work.source.query(
      `SELECT id, owner_id, version FROM deadline WHERE case_id = $1 AND kind = 'opinion'`,
      [caseId],
    );
    return { caseId, deadline: row.id as string, opinion: row.owner_id as string };
  };
  const sweep = async (now: string) => {
    const clock = new Clock();
    clock.shift(Date.parse(now) - Date.now());
    await warmPool(engine.work.source, 4);
    await Promise.all([
      new TimerProcessor(engine.work, clock).handle(),
      new TimerProcessor(engine.work, clock).handle(),
    ]);
    const pending: { id: string }[] = await engine.work.source.query(
      `SELECT id FROM transition_request WHERE state = 'pending' ORDER BY accepted_at, id`,
    );
    for (const { id } of pending) await engine.transitions.apply(id);
  };

  it('stand still while a correction is out and go on with what was left', async () => {
    const person = await applicant(1);
    const caseId = await engine.submitted(person, 1);
    // Five working days from Monday the 15th: the 22nd. Returned on Wednesday, three of them are left.
    engine.now = '2024-07-17T01:00:00.000Z';
    await engine.must(clerk, 'case', caseId, 'return', { fields: ['/technology/name'], reason: '请补充。' });
    expect((await dates(caseId)).filter(({ kind }) => kind !== 'notice')).toEqual([
      { kind: 'stage', state: 'met', due: '2024-07-31', pauses: 0, extensions: 0 },
      { kind: 'stage', state: 'paused', due: '2024-07-22', pauses: 1, extensions: 0 },
      { kind: 'correction', state: 'running', due: '2024-07-24', pauses: 0, extensions: 0 },
    ]);
    engine.now = '2024-07-23T01:00:00.000Z';
    await engine.must(person, 'case', caseId, 'resubmit', await resubmission(caseId));
    expect((await dates(caseId)).slice(1)).toEqual([
      { kind: 'stage', state: 'running', due: '2024-07-26', pauses: 1, extensions: 0 },
      { kind: 'correction', state: 'met', due: '2024-07-24', pauses: 0, extensions: 0 },
    ]);
    const [row] = await engine.work.source.query(`SELECT due_at FROM case_file WHERE id = $1`, [caseId]);
    expect(row.due_at.toISOString()).toBe('2024-07-26T15:59:59.999Z');
  });

  it('are extended by the lead alone, only to a later instant, with a reason', async () => {
    const { caseId, deadline, opinion } = await asked(2);
    const later = {
      until: '2024-07-26T15:59:59.999Z',
      reason: '材料较多，同意延期。',
      documentNumber: '粤发改函〔2024〕8号',
    };
    expect((await engine.act(clerk, 'deadline', deadline, 'extend', later)).outcome).toMatchObject({
      code: 'actor.notAllowed',
    });
    expect(
      (await engine.act(lead, 'deadline', deadline, 'extend', { ...later, until: '2024-07-16T15:59:59.999Z' })).outcome,
    ).toMatchObject({ code: 'deadline.notLater', fields: [{ pointer: '/until' }] });
    await engine.must(lead, 'deadline', deadline, 'extend', later, 1);
    expect(
      (await engine.act(lead, 'deadline', deadline, 'extend', { ...later, until: '2024-07-29T15:59:59.999Z' }, 1))
        .outcome,
    ).toMatchObject({ code: 'version.stale' });
    expect((await dates(caseId)).filter(({ kind }) => kind === 'opinion')).toEqual([
      { kind: 'opinion', state: 'running', due: '2024-07-26', pauses: 0, extensions: 1 },
    ]);
    const [row] = await engine.work.source.query(`SELECT due_at FROM opinion WHERE id = $1`, [opinion]);
    const [task] = await engine.work.source.query(`SELECT due_at FROM task WHERE subject_id = $1 AND done_at IS NULL`, [
      opinion,
    ]);
    expect([row.due_at.toISOString(), task.due_at.toISOString()]).toEqual([later.until, later.until]);
  });

  it('are missed once, under two sweepers and after ten hours of downtime; those of a returned case are not', async () => {
    const { caseId, deadline } = await asked(3);
    const person = await applicant(4);
    const returned = await engine.submitted(person, 4);
    await engine.must(clerk, 'case', returned, 'return', { fields: ['/technology/name'], reason: '请补充。' });
    await sweep('2024-07-23T02:00:00.000Z');
    await sweep('2024-07-23T02:00:00.000Z');
    const events: { n: number }[] = await engine.work.source.query(
      `SELECT count(*)::int AS n FROM ledger_event WHERE type = 'deadline.missed' AND payload LIKE '%' || $1 || '%'`,
      [deadline],
    );
    expect(events).toEqual([{ n: 1 }]);
    expect((await dates(caseId)).filter(({ kind }) => kind === 'opinion')).toMatchObject([{ state: 'overdue' }]);
    expect((await dates(returned)).filter(({ kind, pauses }) => kind === 'stage' && pauses > 0)).toMatchObject([
      { state: 'paused' },
    ]);
    const missed: { kind: string }[] = await engine.work.source.query(
      `SELECT d.kind FROM deadline d JOIN ledger_event e ON e.type = 'deadline.missed' AND e.payload LIKE '%' || d.id || '%' WHERE d.case_id = $1`,
      [returned],
    );
    expect(missed).toEqual([{ kind: 'correction' }]);
  });

  it('move with the calendar by the working days that are left', async () => {
    const { caseId } = await asked(5);
    expect((await dates(caseId)).filter(({ kind }) => kind === 'opinion')).toMatchObject([{ due: '2024-07-22' }]);
    const year = workingCalendar.years[2024];
    const importer = await engine.person('operator-1', 'ndrc', 'operator');
    await engine.work.source.query(
      `INSERT INTO calendar_year (year, version, holidays, make_up_days, document_number, imported_by, imported_at) VALUES (2024, 1, $1, $2, '国办发明电〔2024〕0号', $3, now())`,
      [
        [...(year?.holidays ?? []), '2024-07-18', '2024-07-19'],
        [...(year?.makeUpDays ?? []), '2024-07-20'],
        importer.userId,
      ],
    );
    const clock = new Clock();
    clock.shift(Date.parse(engine.now) - Date.now());
    for (let again = 0; again < 2; again++)
      await new CalendarProcessor(engine.work, clock).handle({ year: 2024, version: 1 });
    const pending: { id: string }[] = await engine.work.source.query(
      `SELECT id FROM transition_request WHERE state = 'pending' AND action = 'recompute'`,
    );
    for (const { id } of pending) await engine.transitions.apply(id);
    expect((await dates(caseId)).filter(({ kind }) => kind === 'opinion')).toMatchObject([
      { due: '2024-07-23', state: 'running' },
    ]);
  });

  it('of a nominator bind its own applicants and departments within the national ones', async () => {
    const set = (what: string, until: string) =>
      engine.work.source.query(
        `INSERT INTO recorded_order (id, edition_id, kind, org_id, payload, document_number, reason, ordered_by, ordered_at) VALUES (gen_random_uuid(), 'green-technology-2024', 'own-date', 'ndrc-440000', $1, '粤发改〔2024〕9号', '安排', $2, now())`,
        [{ what, until }, lead.userId],
      );
    await set('opinion', '2024-07-17T15:59:59.999Z');
    const { caseId } = await asked(6);
    expect((await dates(caseId)).filter(({ kind }) => kind === 'opinion')).toMatchObject([{ due: '2024-07-17' }]);
    await set('application', '2024-07-14T15:59:59.999Z');
    const person = await applicant(7);
    const { caseId: late, payload } = await engine.submittable(person, 7);
    expect((await engine.act(person, 'case', late, 'submit', payload)).outcome).toMatchObject({
      code: 'deadline.ownPassed',
    });
  });
});
