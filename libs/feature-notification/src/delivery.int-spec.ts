import type { Actor } from '@linxuan/domain';
import { EngineHarness } from '@linxuan/testing';
import { DeliveryBench } from './delivery.spec-support';

jest.setTimeout(120_000);

describe('notices on their way to people', () => {
  let harness: EngineHarness;
  let bench: DeliveryBench;
  let applicant: Actor;
  let clerk: Actor;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    bench = new DeliveryBench(harness);
    applicant = await harness.person('applicant', await harness.enterprise('enterprise-mail'), 'enterprise-clerk');
    clerk = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    await bench.contact(applicant.userId, 'applicant@example.org', '13900000000');
  });
  afterAll(async () => {
    await bench.close();
    await harness.stop();
  });

  const returned = async (seed: number) => {
    const caseId = await harness.submitted(applicant, seed);
    const { id } = await harness.must(clerk, 'case', caseId, 'return', {
      fields: ['/effects'],
      reason: '请补充检测报告。',
    });
    return { caseId, requestId: id };
  };

  it('sends one mail and one short message, however often the jobs run and however many workers run them', async () => {
    const { caseId, requestId } = await returned(1);
    for (let run = 0; run < 2; run += 1) await bench.applied.handle({ requestId });
    const second = new DeliveryBench(harness);
    await Promise.all([bench.deliveries.handle(), second.deliveries.handle(), bench.deliveries.handle()]);
    await second.close();
    const mail = await bench.mail('applicant@example.org');
    expect(mail.map(({ subject, kind, copies }) => [subject, kind, copies])).toEqual([
      ['材料已退回，请按要求补正：第1号余热梯级利用技术 2024-00001', 'correction', 1],
    ]);
    expect(mail[0]?.body).toContain('请补充检测报告。');
    expect(mail[0]?.body).toContain(`http://desk.example.org/cases/${caseId}`);
    expect((await bench.mail('13900000000')).map(({ channel }) => channel)).toEqual(['sms']);
    expect(await bench.query(`SELECT count(*)::int AS n FROM delivery_attempt WHERE outcome = 'sent'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('says in every message of a demonstration what it is, whichever way it goes', async () => {
    const demo = new DeliveryBench(harness, undefined, { mode: 'demo' });
    await bench.contact(applicant.userId, 'demo@example.org', '13911111111');
    const { requestId } = await returned(20);
    await demo.applied.handle({ requestId });
    await demo.deliveries.handle();
    await demo.close();
    const sent = [...(await bench.mail('demo@example.org')), ...(await bench.mail('13911111111'))];
    expect(sent.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    for (const { subject, body, channel } of sent) {
      expect([channel, subject.startsWith('【演示】')]).toEqual([channel, true]);
      expect([channel, body.includes('【演示】')]).toEqual([channel, true]);
    }
    await bench.contact(applicant.userId, 'applicant@example.org', '13900000000');
  });

  it('plans nothing for an action that was rolled back', async () => {
    const before = await bench.query(`SELECT count(*)::int AS n FROM delivery`);
    await expect(
      harness.work.system(async (tx) => {
        await tx.query(
          `INSERT INTO notification (id, queue_key, kind, params, created_at) VALUES (gen_random_uuid(), $1, 'case.returned', '{}', now())`,
          [`user:${applicant.userId}`],
        );
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await bench.deliveries.handle();
    expect(await bench.query(`SELECT count(*)::int AS n FROM delivery`)).toEqual(before);
  });

  it('sends again under the same Message-ID when a worker died between sending and marking', async () => {
    const { requestId } = await returned(2);
    await bench.applied.handle({ requestId });
    await bench.deliveries.handle();
    // As it is left by a process that ends after the mail server's yes.
    await bench.query(
      `UPDATE delivery SET state = 'sending', sent_at = NULL, claimed_at = clock_timestamp() - interval '6 minutes' WHERE channel = 'email' AND state = 'sent' AND created_at = (SELECT max(created_at) FROM delivery)`,
    );
    await bench.deliveries.handle();
    const mail = await bench.mail('applicant@example.org');
    expect(mail.map(({ copies }) => copies).sort()).toEqual([1, 2]);
    expect(await bench.query(`SELECT state, attempt FROM delivery WHERE attempt > 1`)).toEqual([
      { state: 'sent', attempt: 2 },
    ]);
  });

  it('shows a bounce and tries a broken server again later', async () => {
    await bench.contact(applicant.userId, 'nobody@bounce.invalid');
    const { requestId } = await returned(3);
    await bench.applied.handle({ requestId });
    await bench.deliveries.handle();
    expect(
      await bench.query(
        `SELECT d.state, a.outcome, a.code FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id WHERE d.address LIKE '%bounce.invalid'`,
      ),
    ).toEqual([{ state: 'bounced', outcome: 'bounced', code: 550 }]);

    const broken = new DeliveryBench(harness, {
      ...{
        mode: 'demo',
        publicUrl: '',
        notify: {
          smtpUrl: 'smtp://127.0.0.1:1',
          mailFrom: 'a@example.org',
          sms: undefined,
          im: undefined,
          privateWebhooks: false,
          webhookPorts: [443],
        },
      },
    });
    await bench.contact(applicant.userId, 'later@example.org');
    const again = await returned(4);
    await broken.applied.handle({ requestId: again.requestId });
    await broken.deliveries.handle();
    await broken.close();
    expect(await bench.query(`SELECT state, attempt FROM delivery WHERE address = 'later@example.org'`)).toEqual([
      { state: 'planned', attempt: 1 },
    ]);
    bench.setClock('2024-07-15T01:00:30.000Z');
    await bench.deliveries.handle();
    expect(await bench.mail('later@example.org')).toEqual([]);
    bench.setClock('2024-07-15T01:02:00.000Z');
    await bench.deliveries.handle();
    expect((await bench.mail('later@example.org')).length).toBe(1);
  });

  it('keeps preferences, one digest a day, and quiet days', async () => {
    await bench.contact(applicant.userId, 'digest@example.org');
    await bench.query(
      `INSERT INTO notice_preference VALUES ($1, 'accepted', 'digest'), ($1, 'withdrawal', 'never'), ($1, 'correction', 'never')`,
      [applicant.userId],
    );
    for (const seed of [5, 6]) {
      const caseId = await harness.submitted(applicant, seed);
      const { id } = await harness.must(clerk, 'case', caseId, 'accept');
      await bench.applied.handle({ requestId: id });
    }
    await bench.deliveries.handle();
    expect(await bench.mail('digest@example.org')).toEqual([]);
    bench.setClock('2024-07-16T00:31:00.000Z');
    for (let run = 0; run < 2; run += 1) await bench.deliveries.handle();
    const [digest, ...more] = await bench.mail('digest@example.org');
    expect([digest?.subject, digest?.kind, more.length]).toEqual(['每日通知汇总（2条）', 'digest', 0]);

    // Saturday: what is not urgent waits, what is urgent and obligatory goes although its kind was switched off.
    bench.setClock('2024-07-20T02:00:00.000Z');
    await bench.query(`DELETE FROM notice_preference WHERE kind = 'accepted'`);
    const quiet = await harness.submitted(applicant, 7);
    await bench.applied.handle({ requestId: (await harness.must(clerk, 'case', quiet, 'accept')).id });
    await bench.applied.handle({ requestId: (await returned(8)).requestId });
    await bench.deliveries.handle();
    expect((await bench.mail('digest@example.org')).map(({ kind }) => kind)).toEqual(['digest', 'correction']);
    bench.setClock('2024-07-22T00:30:01.000Z');
    await bench.deliveries.handle();
    expect((await bench.mail('digest@example.org')).map(({ kind }) => kind)).toEqual([
      'digest',
      'correction',
      'accepted',
    ]);
  });

  it('follows a deputy in force', async () => {
    const deputy = await harness.person('deputy', applicant.orgId, 'expert');
    await bench.contact(deputy.userId, 'deputy@example.org');
    await bench.query(
      `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) SELECT gen_random_uuid(), user_id, id, $2, '2024-07-22T00:00:00Z', '2024-07-24T00:00:00Z' FROM membership WHERE user_id = $1`,
      [applicant.userId, deputy.userId],
    );
    await bench.applied.handle({ requestId: (await returned(9)).requestId });
    await bench.deliveries.handle();
    expect((await bench.mail('deputy@example.org')).map(({ kind }) => kind)).toEqual(['correction']);
    bench.setClock('2024-07-25T02:00:00.000Z');
    await bench.applied.handle({ requestId: (await returned(10)).requestId });
    await bench.deliveries.handle();
    expect((await bench.mail('deputy@example.org')).length).toBe(1);
  });
});
