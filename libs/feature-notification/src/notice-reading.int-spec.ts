import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { EngineHarness, sessionOf, TEST_EDITION } from '@linxuan/testing';
import type { Actor } from '@linxuan/domain';
import { CalendarFeedService } from './calendar/calendar-feed.service';
import { signatureOf } from './channels/post-signed';
import { CONFIG, DeliveryBench } from './delivery.spec-support';
import { MassMailService } from './mass-mail/mass-mail.service';
import { NoticeTables } from './notice-table';
import { DeliveryLogService } from './operator/delivery-log.service';
import { WebhookService } from './operator/webhook.service';
import { PreferenceService } from './preferences/preference.service';
import { PreviewService } from './preview.service';
import { ReminderQueueService } from './reminders/reminder-queue.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 50, order: 'DESC' } as const;

describe('notices and reminders as their readers see them, under row-level security', () => {
  let harness: EngineHarness;
  let bench: DeliveryBench;
  let api: UnitOfWork;
  let applicant: Actor;
  let clerk: Actor;
  let lead: Actor;
  let ministry: Actor;
  let operator: Actor;
  const log = { info: jest.fn() };

  beforeAll(async () => {
    harness = await EngineHarness.start();
    bench = new DeliveryBench(harness);
    api = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    applicant = await harness.person('applicant', await harness.enterprise('enterprise-reader'), 'enterprise-clerk');
    clerk = await harness.person('clerk', 'ndrc-440000', 'nominator-clerk');
    lead = await harness.person('lead', 'ndrc-440000', 'nominator-lead');
    ministry = await harness.person('ministry', 'ndrc', 'authority-lead');
    operator = await harness.person('operator', 'ndrc', 'operator');
    await bench.contact(applicant.userId, 'applicant@example.org');
  });
  afterAll(async () => {
    await bench.close();
    await api.source.destroy();
    await harness.stop();
  });

  it('keeps one’s own preferences and refuses to switch off what is obligatory, naming the rule', async () => {
    const preferences = new PreferenceService(api, bench.clock, new NoticeTables());
    const me = sessionOf(applicant);
    await preferences.choose(me, 'accepted', 'digest');
    await preferences.setContact(me, { email: 'own@example.org', phone: null, im: null });
    await expect(preferences.choose(me, 'correction', 'never')).rejects.toMatchObject({
      code: 'notice.obligatory',
      more: { rule: { source: '发改办环资〔2024〕528号' } },
    });
    await expect(preferences.choose(me, 'gossip', 'never')).rejects.toMatchObject({ code: 'notice.unknownKind' });
    const read = await preferences.read(me);
    expect(read.contact.email).toBe('own@example.org');
    expect(
      read.kinds
        .filter(({ kind }) => kind === 'accepted' || kind === 'correction')
        .map(({ kind, mode, obligatory }) => [kind, mode, obligatory]),
    ).toEqual([
      ['correction', 'now', true],
      ['accepted', 'digest', false],
    ]);
    // A deputy at the keyboard changes the deputy's own.
    await preferences.choose(sessionOf(applicant, { actingFor: clerk.userId }), 'accepted', 'never');
    expect((await preferences.read(me)).kinds.find(({ kind }) => kind === 'accepted')?.mode).toBe('digest');
  });

  it('shows what a row says of a real case, and refuses a field that does not exist', async () => {
    const previews = new PreviewService(api, bench.clock, new NoticeTables());
    const caseId = await harness.submitted(applicant, 1);
    await harness.must(clerk, 'case', caseId, 'return', { fields: ['/effects'], reason: '请补充报告。' });
    const [{ number }] = (await bench.query<{ number: string }>(`SELECT number FROM case_file WHERE id = $1`, [
      caseId,
    ])) as [{ number: string }];
    const template = {
      editionId: TEST_EDITION,
      number,
      kind: 'notice' as const,
      events: ['case.returned'],
      subject: { zh: '退回 {number}', en: 'Returned {number}' },
      body: { zh: '{reason}（{actor}）', en: '{reason}' },
    };
    expect(await previews.preview(sessionOf(clerk), template)).toMatchObject({
      event: 'case.returned',
      fits: true,
      subject: { zh: `退回 ${number}` },
      body: { zh: '请补充报告。（广东省发展和改革委员会）' },
    });
    expect(await previews.preview(sessionOf(clerk), { ...template, events: ['case.withdrawn'] })).toMatchObject({
      fits: false,
    });
    await expect(
      previews.preview(sessionOf(clerk), { ...template, body: { zh: '{password}', en: '' } }),
    ).rejects.toMatchObject({ code: 'notice.templateField', params: { fields: '{password}' } });
    // The ministry does not see a case before it is transmitted, in a preview neither.
    await expect(previews.preview(sessionOf(ministry), template)).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await previews.table(sessionOf(ministry))).notices.length).toBeGreaterThan(10);
    await expect(previews.table(sessionOf(clerk))).rejects.toMatchObject({ code: 'subject.notFound' });
  });

  it('writes to all applicants in two steps, to exactly the list that was shown', async () => {
    const mails = new MassMailService(api, bench.clock, new NoticeTables(), log);
    const draft = {
      editionId: TEST_EDITION,
      audience: 'applicants' as const,
      subject: { zh: '系统维护通知', en: 'Maintenance' },
      body: { zh: '今晚维护。', en: 'Tonight.' },
    };
    await expect(mails.count(sessionOf(clerk), draft)).rejects.toMatchObject({ code: 'massMail.nobody' });
    const counted = await mails.count(sessionOf(ministry), draft);
    expect([counted.count, counted.withoutAddress, counted.people[0]?.email]).toEqual([1, 0, 'own@example.org']);
    await bench.deliveries.handle();
    expect(await bench.mail('own@example.org')).not.toContainEqual(expect.objectContaining({ kind: 'mass-mail' }));
    await expect(mails.confirm(sessionOf(ministry), counted.id, 'x'.repeat(64))).rejects.toMatchObject({
      code: 'massMail.tokenWrong',
    });
    const second = await harness.person(
      'applicant-2',
      await harness.enterprise('enterprise-reader-2'),
      'enterprise-clerk',
    );
    await bench.contact(second.userId, 'second@example.org');
    await harness.submitted(second, 2);
    await expect(mails.confirm(sessionOf(ministry), counted.id, counted.token)).rejects.toMatchObject({
      code: 'massMail.listChanged',
      params: { counted: 1, now: 2 },
    });
    const again = await mails.count(sessionOf(ministry), draft);
    await mails.confirm(sessionOf(ministry), again.id, again.token);
    await expect(mails.confirm(sessionOf(ministry), again.id, again.token)).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    for (let run = 0; run < 2; run += 1) await bench.deliveries.handle();
    for (const name of ['own', 'second'])
      expect(
        (await bench.mail(`${name}@example.org`))
          .filter(({ kind }) => kind === 'mass-mail')
          .map(({ subject, copies }) => [subject, copies]),
      ).toEqual([['系统维护通知', 1]]);
    expect((await mails.list(sessionOf(ministry))).data).toMatchObject([
      { count: 2, state: 'planned', progress: { sent: 2 }, sender: 'ministry' },
    ]);
    expect(log.info).toHaveBeenCalledTimes(1);
  });

  it('shows the operator what bounced, without what it says, and sends it again to the new address', async () => {
    const logs = new DeliveryLogService(api, bench.clock, CONFIG);
    await bench.contact(applicant.userId, 'gone@bounce.invalid');
    const caseId = await harness.submitted(applicant, 3);
    await bench.applied.handle({
      requestId: (await harness.must(clerk, 'case', caseId, 'return', { fields: ['/effects'], reason: '请补正。' })).id,
    });
    await bench.deliveries.handle();
    const page = await logs.page(sessionOf(operator), { ...PAGE, state: 'bounced' });
    expect(page.data).toMatchObject([
      { person: 'applicant', address: 'gone@bounce.invalid', attempts: [{ outcome: 'bounced', code: 550 }] },
    ]);
    expect(JSON.stringify(page)).not.toContain('请补正');
    expect((await logs.page(sessionOf(clerk), PAGE)).total).toBe(0);
    await bench.contact(applicant.userId, 'back@example.org');
    await expect(logs.resend(sessionOf(clerk), page.data[0]?.id ?? '')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    await logs.resend(sessionOf(operator), page.data[0]?.id ?? '');
    await bench.deliveries.handle();
    expect((await bench.mail('back@example.org')).length).toBe(1);
    const box = await logs.mailbox(sessionOf(operator), { ...PAGE, q: 'back@', channel: 'email' });
    expect([box.total, box.data[0]?.kind]).toEqual([1, 'correction']);
    expect((await logs.mailbox(sessionOf(clerk), PAGE)).total).toBe(0);
    expect(() =>
      new DeliveryLogService(api, bench.clock, { mode: 'production' }).mailbox(sessionOf(operator), PAGE),
    ).toThrow('subject.notFound');
  });

  it('gives each person a calendar of one’s own that can be ended', async () => {
    const feeds = new CalendarFeedService(api, bench.clock, CONFIG);
    await harness.submitted(applicant, 4);
    const { url } = await feeds.open(sessionOf(clerk));
    const token = /calendar\/(.+)\.ics$/.exec(url)?.[1] ?? '';
    const text = await feeds.text(token);
    expect(text).toContain('SUMMARY:【演示】形式审查：');
    const real = await new CalendarFeedService(api, bench.clock, { ...CONFIG, mode: 'production' }).text(token);
    expect([real.includes('SUMMARY:形式审查：'), real.includes('【演示】')]).toEqual([true, false]);
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(
      (
        await bench.query(
          `SELECT 1 FROM task WHERE queue_key = 'ndrc-440000/nominator-clerk' AND done_at IS NULL AND due_at IS NOT NULL`,
        )
      ).length,
    );
    const other = await feeds.open(sessionOf(clerk));
    await expect(feeds.text(token)).rejects.toMatchObject({ code: 'subject.notFound' });
    await feeds.end(sessionOf(clerk));
    await expect(feeds.text(/calendar\/(.+)\.ics$/.exec(other.url)?.[1] ?? '')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
    await expect(feeds.session(sessionOf(clerk), '00000000-0000-4000-a000-000000000001')).rejects.toMatchObject({
      code: 'subject.notFound',
    });
  });

  it('shows a lead what falls due and whose person is away, and nobody else', async () => {
    const reminders = new ReminderQueueService(api, bench.clock);
    await bench.query(
      `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at) SELECT gen_random_uuid(), user_id, id, $2, '2024-07-14T00:00:00Z', '2024-07-30T00:00:00Z' FROM membership WHERE user_id = $1`,
      [clerk.userId, lead.userId],
    );
    const { data } = await reminders.open(sessionOf(lead));
    expect(data.length).toBeGreaterThan(0);
    expect(data[0]).toMatchObject({
      kind: 'check-form',
      people: ['clerk'],
      away: ['clerk'],
      deputies: ['lead'],
      listed: false,
    });
    expect((await reminders.open(sessionOf(clerk))).total).toBe(0);
    expect((await reminders.open(sessionOf(ministry))).total).toBe(0);
  });

  describe('webhooks', () => {
    let server: Server;
    let url = '';
    const got: { headers: IncomingMessage['headers']; body: string }[] = [];
    const answers: number[] = [];

    beforeAll(async () => {
      server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          got.push({ headers: request.headers, body });
          response.writeHead(answers.shift() ?? 200).end();
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('refuses private addresses and what is no https address', async () => {
      const webhooks = new WebhookService(api, bench.clock, CONFIG);
      for (const bad of [
        'https://127.0.0.1/x',
        'https://localhost/x',
        'https://[::1]/x',
        'https://169.254.169.254/latest',
        'https://2130706433/',
        'https://0x7f.1/',
        'https://017700000001/',
        'https://[2002:7f00:1::]/',
        'https://[::127.0.0.1]/',
        'https://[64:ff9b::10.0.0.1]:8443/',
      ])
        await expect(webhooks.create(sessionOf(operator), { orgId: 'ndrc-440000', url: bad })).rejects.toMatchObject({
          code: 'webhook.privateAddress',
        });
      for (const bad of [
        'http://example.org/x',
        'ftp://example.org',
        'nothing',
        'https://user:pw@example.org/',
        'https://:pw@8.8.8.8/',
      ])
        await expect(webhooks.create(sessionOf(operator), { orgId: 'ndrc-440000', url: bad })).rejects.toMatchObject({
          code: 'webhook.address',
        });
      for (const port of [22, 25, 80, 5432, 6379, 8443])
        await expect(
          webhooks.create(sessionOf(operator), { orgId: 'ndrc-440000', url: `https://8.8.8.8:${port}/` }),
        ).rejects.toMatchObject({ code: 'webhook.port', params: { port, allowed: '443' } });
    });

    it('signs what it posts, tries again with back-off, logs each try, and is refused at sending too', async () => {
      const open = { ...CONFIG, notify: { ...CONFIG.notify, privateWebhooks: true } };
      const { id, secret } = await new WebhookService(api, bench.clock, open).create(sessionOf(operator), {
        orgId: 'enterprise-reader',
        url,
      });
      const worker = new DeliveryBench(harness, open);
      const caseId = await harness.submitted(applicant, 5);
      const requestId = (
        await harness.must(clerk, 'case', caseId, 'return', { fields: ['/effects'], reason: '请补正。' })
      ).id;
      answers.push(503, 200);
      await worker.applied.handle({ requestId });
      await worker.deliveries.handle();
      worker.setClock('2024-07-15T01:02:00.000Z');
      await worker.deliveries.handle();
      expect(got.length).toBe(2);
      const [, second] = got;
      const stamp = Number(/^t=(\d+),/.exec(String(second?.headers['linxuan-signature']))?.[1]);
      expect(second?.headers['linxuan-signature']).toBe(
        signatureOf(secret, second?.body ?? '', new Date(stamp * 1000)),
      );
      expect(JSON.parse(second?.body ?? '')).toMatchObject({ event: 'case.returned', caseId, kind: 'correction' });
      expect(second?.headers['linxuan-delivery']).toBe(got[0]?.headers['linxuan-delivery']);
      expect(
        await bench.query(
          `SELECT a.attempt, a.outcome, a.code FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id WHERE d.webhook_id = $1 ORDER BY 1`,
          [id],
        ),
      ).toEqual([
        { attempt: 1, outcome: 'retried', code: 503 },
        { attempt: 2, outcome: 'sent', code: 200 },
      ]);
      // The same address, once the installation no longer allows it.
      await harness.must(applicant, 'case', caseId, 'withdraw', { reason: '不再申报' });
      const other = await harness.submitted(applicant, 6);
      await bench.applied.handle({
        requestId: (await harness.must(clerk, 'case', other, 'return', { fields: ['/effects'], reason: '请补正。' }))
          .id,
      });
      await bench.deliveries.handle();
      expect(
        await bench.query(`SELECT state, error FROM delivery WHERE webhook_id = $1 AND state <> 'sent'`, [id]),
      ).toEqual([{ state: 'bounced', error: 'private-address' }]);
      expect(got.length).toBe(2);
      await worker.close();
    });
  });
});
