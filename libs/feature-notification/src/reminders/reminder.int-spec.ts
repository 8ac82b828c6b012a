import type { Actor } from '@linxuan/domain';
import { EngineHarness } from '@linxuan/testing';
import { DeliveryBench } from '../delivery.spec-support';

jest.setTimeout(120_000);

describe('ladders of reminders on open work', () => {
  let harness: EngineHarness;
  let bench: DeliveryBench;
  let clerk: Actor;
  let applicant: Actor;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    bench = new DeliveryBench(harness);
    applicant = await harness.person('applicant', await harness.enterprise('enterprise-ladder'), 'enterprise-clerk');
    clerk = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    const lead = await harness.person('lead', 'ndrc-440000', 'nominator-lead');
    const ministry = await harness.person('ministry', 'ndrc', 'authority-clerk');
    for (const [person, name] of [
      [clerk, 'clerk'],
      [lead, 'lead'],
      [ministry, 'ministry'],
    ] as const)
      await bench.contact(person.userId, `${name}@example.org`);
  });
  afterAll(async () => {
    await bench.close();
    await harness.stop();
  });

  /** Two workers look at the same time, and one of them twice. */
  const sweep = async (now: string) => {
    bench.setClock(now);
    const other = new DeliveryBench(harness);
    other.setClock(now);
    await Promise.all([bench.reminders.handle(), other.reminders.handle()]);
    await bench.reminders.handle();
    await bench.deliveries.handle();
    await other.close();
  };
  const mails = async (name: string) => (await bench.mail(`${name}@example.org`)).map(({ subject }) => subject);

  it('reminds once before, escalates on the day and lists what is over, each step once for two workers', async () => {
    // Submitted on Monday, 15 July: the check is due in five working days, at the end of Monday, 22 July.
    const cases = [await harness.submitted(applicant, 1), await harness.submitted(applicant, 2)];
    const [task] = await bench.query<{ due_at: Date }>(
      `SELECT due_at FROM task WHERE case_id = $1 AND done_at IS NULL`,
      [cases[0]],
    );
    expect(task?.due_at.toISOString()).toBe('2024-07-22T15:59:59.999Z');
    await sweep('2024-07-17T00:29:00.000Z');
    expect(await mails('clerk')).toEqual([]);
    // Three working days before the 22nd is Wednesday, the 17th; both pieces of work are one mail.
    await sweep('2024-07-17T00:30:00.000Z');
    expect(await mails('clerk')).toEqual(['即将到期：形式审查等2项：绿色技术推荐（2024年度）']);
    expect(await mails('lead')).toEqual([]);
    // Ten hours without a worker, and the queue's store emptied: nothing of it is kept there.
    await harness.work.source.query(`DELETE FROM outbox`);
    await sweep('2024-07-22T10:30:00.000Z');
    expect([(await mails('clerk')).at(-1), await mails('lead')]).toEqual([
      '今日到期：形式审查等2项：绿色技术推荐（2024年度）',
      ['今日到期：形式审查等2项：绿色技术推荐（2024年度）'],
    ]);
    // The clock is set back and forth.
    await sweep('2024-07-16T00:00:00.000Z');
    await sweep('2024-07-22T11:00:00.000Z');
    expect((await mails('clerk')).length).toBe(2);
    // One is done: the ladder stops for it.
    await harness.must(clerk, 'case', cases[0] ?? '', 'accept');
    await sweep('2024-07-25T00:30:00.000Z');
    expect((await mails('clerk')).filter((subject) => subject.startsWith('逾期未办：形式审查 ')).length).toBe(1);
    expect((await mails('ministry')).length).toBe(1);
    expect(
      await bench.query(
        `SELECT task_id, rung, count(*)::int AS n FROM reminder_rung GROUP BY 1, 2, due_at HAVING count(*) > 1`,
      ),
    ).toEqual([]);
    await sweep('2024-08-25T00:30:00.000Z');
    expect(
      await bench.query(
        `SELECT count(*)::int AS n FROM reminder_rung r JOIN task t ON t.id = r.task_id WHERE t.case_id = $1 AND t.kind = 'check-form' AND NOT r.silent AND r.rung = 'overdue'`,
        [cases[0]],
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('says nothing of a case that was withdrawn or returned', async () => {
    harness.now = '2024-07-16T01:00:00.000Z';
    const withdrawn = await harness.submitted(applicant, 3);
    const returned = await harness.submitted(applicant, 4);
    await harness.must(applicant, 'case', withdrawn, 'withdraw', { reason: '不再申报' });
    await harness.must(clerk, 'case', returned, 'return', { fields: ['/effects'], reason: '请补正。' });
    await sweep('2024-07-23T00:31:00.000Z');
    expect(
      await bench.query(`SELECT t.kind FROM reminder_rung r JOIN task t ON t.id = r.task_id WHERE t.case_id = $1`, [
        withdrawn,
      ]),
    ).toEqual([]);
    expect(
      await bench.query(
        `SELECT DISTINCT t.kind FROM reminder_rung r JOIN task t ON t.id = r.task_id WHERE t.case_id = $1`,
        [returned],
      ),
    ).toEqual([{ kind: 'correct-application' }]);
  });

  it('tells the deputy, and the lead that the person is away', async () => {
    const deputy = await harness.person('deputy', 'ndrc-440000', 'nominator-lead');
    await bench.contact(deputy.userId, 'deputy@example.org');
    harness.now = '2024-07-24T01:00:00.000Z';
    await harness.submitted(applicant, 5);
    await bench.query(
      `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) SELECT gen_random_uuid(), user_id, id, $2, '2024-07-24T00:00:00Z', '2024-08-24T00:00:00Z' FROM membership WHERE user_id = $1`,
      [clerk.userId, deputy.userId],
    );
    await sweep('2024-07-26T00:31:00.000Z');
    expect((await mails('deputy')).some((subject) => subject.startsWith('即将到期：形式审查'))).toBe(true);
    await sweep('2024-07-31T00:31:00.000Z');
    const [escalated] = (await bench.mail('lead@example.org'))
      .filter(({ subject }) => subject.startsWith('今日到期：形式审查'))
      .slice(-1);
    expect(escalated?.body).toContain('clerk（clerk已委托deputy代办）');
  });
});
