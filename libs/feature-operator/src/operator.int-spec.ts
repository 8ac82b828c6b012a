import { randomUUID } from 'node:crypto';
import { makeUscc } from '@linxuan/domain';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { doorOf, editionsOf, EngineHarness, queryCounter, sessionOf } from '@linxuan/testing';
import { DeputyService } from './deputy.service';
import { GrantService } from './grant.service';
import { OrderService } from './order.service';
import { OrganisationService } from './organisation.service';
import { QueueService } from './queue.service';
import { UserService } from './user.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 25, order: 'ASC' as const };

describe('operations on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let operator: SessionActor;
  let clerk: SessionActor;
  let users: UserService;
  let organisations: OrganisationService;
  let deputies: DeputyService;
  let queue: QueueService;
  let orders: OrderService;

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    operator = sessionOf(await harness.person('root', await harness.enterprise('operations'), 'operator'));
    clerk = sessionOf(await harness.person('clerk', 'ndrc-440000', 'nominator-clerk'));
    const grants = new GrantService(
      work,
      { hash: (password: string) => Promise.resolve(`hash of ${password}`) },
      clock,
      {
        sessionSecret: 'a secret for tests',
      },
    );
    users = new UserService(work, grants, clock, { sessionSecret: 'a secret for tests' });
    organisations = new OrganisationService(work);
    deputies = new DeputyService(work, clock, grants);
    queue = new QueueService(work, clock, { info: () => undefined } as never);
    orders = new OrderService(work, editionsOf(), doorOf(work, clock), clock);
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  it('opens accounts that can do nothing yet, refuses names that are taken, and ends sessions with an account', async () => {
    const made = await users.create(operator, {
      login: 'new.person',
      displayName: '新同事',
      memberships: [{ orgId: 'ndrc-440000', role: 'nominator-clerk' }],
    });
    expect(made.firstHalf?.length).toBe(16);
    const found = await users.page(operator, { ...PAGE, q: 'new.person' });
    expect(found).toMatchObject({ total: 1, data: [{ login: 'new.person', mustChange: true, memberships: [] }] });
    expect(JSON.stringify(found)).not.toContain('hash');
    await expect(
      users.create(operator, {
        login: 'new.person',
        displayName: 'x',
        memberships: [{ orgId: 'ndrc', role: 'authority-clerk' }],
      }),
    ).rejects.toMatchObject({ code: 'user.loginTaken' });
    await expect(
      users.create(operator, {
        login: 'another',
        displayName: 'x',
        memberships: [{ orgId: 'nowhere', role: 'expert' }],
      }),
    ).rejects.toMatchObject({ code: 'organisation.unknown' });
    expect((await users.page(operator, { ...PAGE, q: 'another' })).total).toBe(0);
    await work.source.query(
      `INSERT INTO session (token_hash, user_id, csrf, expires_at) VALUES ('t', $1, 'c', now() + interval '1 hour')`,
      [made.userId],
    );
    await users.disable(operator, made.userId);
    expect(await work.source.query(`SELECT 1 FROM session WHERE user_id = $1`, [made.userId])).toEqual([]);
    expect((await users.page(operator, { ...PAGE, state: 'disabled' })).data.map(({ login }) => login)).toEqual([
      'new.person',
    ]);
    await expect(users.disable(operator, operator.scope.userId)).rejects.toMatchObject({ code: 'user.self' });
    await expect(users.reset(operator, randomUUID())).rejects.toMatchObject({ code: 'subject.notFound' });
  });

  it('takes enterprises only with a credit code that checks and a place in the tree that is none of its own', async () => {
    const base = {
      kind: 'enterprise' as const,
      nameZh: '测试企业（虚构）',
      nameEn: 'Test enterprise',
      regionCode: '440100',
    };
    await organisations.create(operator, { ...base, id: 'ent-good', uscc: makeUscc(4711).toLowerCase() });
    const [listed] = (await organisations.page(operator, { ...PAGE, q: '测试企业' })).data;
    expect(await organisations.one(operator, 'ent-good')).toEqual(listed);
    await expect(organisations.one(operator, 'ent-nobody')).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await organisations.page(operator, { ...PAGE, q: '测试企业' })).data).toMatchObject([
      { id: 'ent-good', uscc: makeUscc(4711), people: 0 },
    ]);
    const wrong = makeUscc(4712).replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    await expect(organisations.create(operator, { ...base, id: 'ent-bad', uscc: wrong })).rejects.toMatchObject({
      code: 'organisation.usccInvalid',
    });
    await expect(organisations.create(operator, { ...base, id: 'ent-none' })).rejects.toMatchObject({
      code: 'organisation.usccInvalid',
    });
    await expect(
      organisations.create(operator, { ...base, id: 'ent-twin', uscc: makeUscc(4711) }),
    ).rejects.toMatchObject({ code: 'organisation.usccTaken' });
    await expect(
      organisations.create(operator, { ...base, id: 'ent-good', uscc: makeUscc(4713) }),
    ).rejects.toMatchObject({ code: 'organisation.codeTaken' });
    await expect(
      organisations.create(operator, { ...base, id: 'ent-place', uscc: makeUscc(4714), regionCode: '99' }),
    ).rejects.toMatchObject({ code: 'organisation.regionInvalid' });
    await organisations.create(operator, { ...base, id: 'ent-child', uscc: makeUscc(4715), parentId: 'ent-good' });
    await expect(organisations.change(operator, 'ent-good', { parentId: 'ent-child' })).rejects.toMatchObject({
      code: 'organisation.cycle',
    });
    await organisations.change(operator, 'ent-child', { nameZh: '改名企业（虚构）', parentId: null });
    expect((await organisations.page(operator, { ...PAGE, q: '改名' })).data).toMatchObject([
      { id: 'ent-child', parentId: null, uscc: makeUscc(4715) },
    ]);
  });

  it('lets a colleague deputise for a period, and nobody for an expert', async () => {
    const colleague = await harness.person('colleague', 'ndrc-440000', 'nominator-lead');
    const membershipOf = async (login: string) =>
      (
        await harness.work.source.query(
          `SELECT m.id FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.login = $1`,
          [login],
        )
      )[0].id as string;
    const own = await membershipOf('clerk');
    expect((await deputies.candidates(clerk, own)).map(({ id }) => id)).toContain(colleague.userId);
    const { id } = await deputies.name(clerk, {
      membershipId: own,
      deputyUser: colleague.userId,
      from: '2024-07-15',
      to: '2024-07-19',
    });
    for (const [from, to] of [
      ['2024-07-15', '2024-07-19'],
      ['2024-07-19', '2024-07-25'],
    ] as const)
      await expect(
        deputies.name(clerk, { membershipId: own, deputyUser: colleague.userId, from, to }),
      ).rejects.toMatchObject({ code: 'deputy.overlap' });
    expect(await deputies.list(sessionOf(colleague))).toMatchObject([
      { id, from: '2024-07-15', to: '2024-07-19', state: 'running', mine: false, role: 'nominator-clerk' },
    ]);
    const stranger = await harness.person('stranger', 'ndrc-330000', 'nominator-clerk');
    await expect(
      deputies.name(clerk, { membershipId: own, deputyUser: stranger.userId, from: '2024-07-15', to: '2024-07-19' }),
    ).rejects.toMatchObject({ code: 'deputy.unknown' });
    await expect(
      deputies.name(clerk, {
        membershipId: await membershipOf('stranger'),
        deputyUser: colleague.userId,
        from: '2024-07-15',
        to: '2024-07-19',
      }),
    ).rejects.toMatchObject({ code: 'subject.notFound' });
    for (const [from, to] of [
      ['2024-07-19', '2024-07-15'],
      ['2024-07-01', '2024-07-14'],
      ['2024-07-15', '2025-07-15'],
    ] as const)
      await expect(
        deputies.name(clerk, { membershipId: own, deputyUser: colleague.userId, from, to }),
      ).rejects.toMatchObject({ code: 'deputy.period' });
    const expert = await harness.person('expert', 'inst-north-energy', 'expert');
    await harness.person('institute-mate', 'inst-north-energy', 'expert');
    await expect(
      deputies.name(sessionOf(expert), {
        membershipId: await membershipOf('expert'),
        deputyUser: colleague.userId,
        from: '2024-07-15',
        to: '2024-07-19',
      }),
    ).rejects.toMatchObject({ code: 'deputy.notPossible' });
    await expect(deputies.end(sessionOf(colleague), id)).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await deputies.list(operator)).map((one) => [one.id, one.mine])).toEqual([[id, true]]);
    await deputies.end(operator, id);
    expect(await deputies.list(clerk)).toEqual([]);
  });

  it('shows what failed and sends it again, without showing or deciding anything of a case', async () => {
    const applicant = await harness.person('applicant', await harness.enterprise('enterprise-op'), 'enterprise-clerk');
    const id = await harness.request(applicant, 'case', randomUUID(), 'open', {
      editionId: 'green-technology-2024',
      title: '秘密技术',
    });
    await harness.work.source.query(
      `UPDATE transition_request SET state = 'parked', error = 'connection lost', attempts = 6 WHERE id = $1`,
      [id],
    );
    await harness.work.source.query(
      `INSERT INTO outbox (topic, key, payload, sent_at, error) VALUES ('transition.apply', $1, '{}', now(), 'connection lost'), ('transition.applied', 'x', '{}', now(), 'broken')`,
      [id],
    );
    const parked = await queue.requests(operator, { ...PAGE, state: 'parked' });
    expect(parked).toMatchObject({
      total: 1,
      data: [{ id, action: 'open', login: 'applicant', error: 'connection lost', attempts: 6 }],
    });
    expect(JSON.stringify(parked)).not.toContain('秘密技术');
    expect((await queue.figures(operator)).requests).toEqual({ pending: 0, parked: 1 });
    expect((await queue.jobs(operator, PAGE)).data.map(({ topic }) => topic)).toEqual([
      'transition.apply',
      'transition.applied',
    ]);
    await queue.resendRequest(operator, id);
    expect((await queue.requests(operator, PAGE)).data.map(({ state }) => state)).toEqual(['pending']);
    expect(
      (await queue.figures(operator)).topics.map(({ topic, waiting, failed }) => [topic, waiting, failed]),
    ).toEqual([
      ['transition.applied', 0, 1],
      ['transition.apply', 1, 0],
    ]);
    await harness.transitions.apply(id);
    expect((await queue.requests(operator, PAGE)).total).toBe(0);
    const [job] = (await queue.jobs(operator, PAGE)).data;
    await queue.resendJob(operator, job?.id ?? '');
    await expect(queue.resendJob(operator, job?.id ?? '')).rejects.toMatchObject({ code: 'subject.notFound' });
  });

  it('gives nothing of it to anybody else', async () => {
    expect(await queue.requests(clerk, PAGE)).toEqual({ data: [], total: 0 });
    expect((await queue.figures(clerk)).topics).toEqual([]);
    await expect(queue.resendRequest(clerk, randomUUID())).rejects.toMatchObject({ code: 'subject.notFound' });
    expect((await queue.checkLedger(clerk)).events).toBe(0);
    expect(await work.run(operator.scope, (tx) => tx.query(`SELECT id FROM case_file`))).toEqual([]);
  });

  it('finds a planted edit, a cut chain and a deleted chain in the ledger', async () => {
    for (const seed of [31, 32, 33]) await harness.pooled(seed);
    const intact = await queue.checkLedger(operator);
    expect([intact.faultCount, intact.events > 10]).toEqual([0, true]);
    const chains: { subject_id: string }[] = await harness.work.source.query(
      `SELECT subject_id FROM ledger_head WHERE seq >= 5 ORDER BY subject_id LIMIT 3`,
    );
    const [edited, cut, deleted] = chains.map(({ subject_id }) => subject_id);
    await harness.work.source.query(
      `UPDATE ledger_event SET payload = replace(payload, '"seq":2', '"seq": 2') WHERE subject_id = $1 AND seq = 2`,
      [edited],
    );
    await harness.work.source.query(
      `DELETE FROM ledger_event e USING ledger_head h WHERE h.subject_id = e.subject_id AND e.subject_id = $1 AND e.seq = h.seq`,
      [cut],
    );
    await harness.work.source.query(`DELETE FROM ledger_event WHERE subject_id = $1`, [deleted]);
    const { faults } = await queue.checkLedger(operator);
    expect(faults.map(({ subjectId, fault }) => [subjectId, fault]).sort()).toEqual(
      [
        [edited, 'hash'],
        [cut, 'truncated'],
        [deleted, 'missing'],
      ].sort(),
    );
  });

  it('records a later date for one nominator or for all, never an earlier one', async () => {
    const lead = sessionOf(await harness.person('lead', 'ndrc', 'authority-lead'));
    const body = {
      editionId: 'green-technology-2024',
      kind: 'extend-nomination' as const,
      orgId: 'ndrc-440000',
      until: '2024-08-09',
      documentNumber: '发改办环资〔2024〕000号',
      reason: '台风影响',
    };
    await expect(orders.record(lead, { ...body, until: '2024-07-31' })).rejects.toMatchObject({
      code: 'order.notLater',
      params: { until: '2024-07-31' },
    });
    await orders.record(lead, body);
    await expect(orders.record(lead, { ...body, until: '2024-08-09' })).rejects.toMatchObject({
      code: 'order.notLater',
    });
    await expect(orders.record(lead, { ...body, orgId: 'nobody' })).rejects.toMatchObject({
      code: 'organisation.unknown',
    });
    await expect(
      orders.record(sessionOf(await harness.person('other', 'miit', 'authority-lead')), body),
    ).rejects.toMatchObject({ code: 'subject.notFound' });
    await orders.record(lead, { ...body, orgId: null, until: '2024-08-05' });
    expect((await orders.list(clerk)).map(({ orgId, until, orderedBy }) => [orgId, until, orderedBy]).sort()).toEqual(
      [
        ['ndrc-440000', '2024-08-09', ''],
        [null, '2024-08-05', ''],
      ].sort(),
    );
    expect(
      (await orders.list(sessionOf(await harness.person('zhejiang', 'ndrc-330000', 'nominator-clerk')))).map(
        ({ orgId }) => orgId,
      ),
    ).toEqual([null]);
    expect((await orders.list(lead))[0]?.orderedBy).toBe('lead');
  });

  it('moves the date of each nomination that the order concerns, with its reason and number in the record', async () => {
    const nominations = (
      owner: string,
    ): Promise<{ due: string; extensions: number; reason: string; before: string }[]> =>
      harness.work.source.query(
        `SELECT to_char(d.due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS due, d.extensions, r.reason, to_char(r.due_before AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS before
         FROM deadline d JOIN decision_record r ON r.dossier_id = d.dossier_id AND r.event = 'deadline.extended' WHERE d.kind = 'nomination' AND d.org_id = $1 ORDER BY r.at, r.due_before`,
        [owner],
      );
    const pending: { id: string }[] = await harness.work.source.query(
      `SELECT id FROM transition_request WHERE action = 'postpone' AND state = 'pending' ORDER BY accepted_at, id`,
    );
    for (const { id } of pending) await harness.transitions.apply(id);
    // One order for the province to the 9th, one for everybody to the 5th: the province keeps its later day.
    expect((await nominations('ndrc-440000')).at(-1)).toEqual({
      due: '2024-08-09',
      extensions: 1,
      reason: '台风影响（发改办环资〔2024〕000号）',
      before: '2024-07-31',
    });
    expect((await nominations('ndrc-330000')).at(-1)).toMatchObject({ due: '2024-08-05', before: '2024-07-31' });
    const refused = await harness.work.source.query(
      `SELECT DISTINCT outcome->>'code' AS code FROM transition_request WHERE action = 'postpone' AND state = 'refused'`,
    );
    expect(refused).toEqual([{ code: 'deadline.notLater' }]);
    const [dossier] = await harness.work.source.query(
      `SELECT id FROM dossier WHERE owner_org = 'ndrc-330000' AND kind = 'nomination' LIMIT 1`,
    );
    expect(
      await harness.act(
        await harness.person('zhejiang', 'ndrc-330000', 'nominator-clerk'),
        'dossier',
        dossier.id,
        'postpone',
        { orderId: randomUUID() },
      ),
    ).toMatchObject({ state: 'refused', outcome: { code: 'subject.notFound' } });
  });

  it('renames and merges nominators and replaces an official: name, roles and open work pass on', async () => {
    const lead = sessionOf(await harness.person('lead', 'ndrc', 'authority-lead'));
    const second = sessionOf(await harness.person('second-lead', 'ndrc', 'authority-lead'));
    const paper = { editionId: 'green-technology-2024', documentNumber: '发改办环资〔2024〕001号', reason: '机构改革' };
    const nameOf = async (org: string) =>
      (await work.source.query(`SELECT name_zh FROM organisation WHERE id = $1`, [org]))[0].name_zh as string;
    const renamed = {
      ...paper,
      kind: 'rename-nominator' as const,
      orgId: 'ndrc-440000',
      nameZh: '广东省发展改革局',
      nameEn: 'Guangdong Bureau',
    };
    const seen = await orders.dryRun(lead, renamed);
    expect([
      seen.changes[0]?.after,
      seen.organisations[0]?.id,
      (seen.organisations[0]?.running ?? 0) > 0,
      await nameOf('ndrc-440000'),
    ]).toEqual(['广东省发展改革局', 'ndrc-440000', true, seen.changes[0]?.before]);
    await orders.record(lead, renamed);
    expect(await nameOf('ndrc-440000')).toBe('广东省发展改革局');
    await expect(orders.record(lead, renamed)).rejects.toMatchObject({ code: 'order.unchanged' });

    const leaving = await harness.person('department-440000-miit', '440000-miit', 'department-reviewer');
    const successor = await harness.person('successor', '440000-most', 'department-reviewer');
    const clerkActor = await harness.person('clerk-ndrc-440000', 'ndrc-440000', 'nominator-clerk');
    const applicant = await harness.person(
      'applicant-77',
      await harness.enterprise('enterprise-77', '440100'),
      'enterprise-clerk',
    );
    const caseId = await harness.submitted(applicant, 77);
    await harness.must(clerkActor, 'case', caseId, 'accept');
    await harness.must(clerkActor, 'case', caseId, 'ask', { departments: ['440000-miit'] });
    const [opinion] = await harness.work.source.query(`SELECT id FROM opinion WHERE case_id = $1`, [caseId]);
    await harness.must({ ...leaving, role: 'department-intake' }, 'opinion', opinion.id, 'assign', {
      userId: leaving.userId,
    });
    expect((await orders.officials(lead, paper.editionId, '440000-miit')).map(({ login }) => login)).toContain(
      'department-440000-miit',
    );
    const replace = {
      ...paper,
      kind: 'replace-official' as const,
      orgId: '440000-miit',
      role: 'department-reviewer',
      userId: leaving.userId,
      successorLogin: 'successor',
    };
    expect((await orders.dryRun(lead, replace)).handedOver).toHaveLength(1);
    await expect(orders.dryRun(lead, { ...replace, successorLogin: 'nobody-here' })).rejects.toMatchObject({
      code: 'order.noSuccessor',
    });
    await orders.confirm(second, (await orders.record(lead, replace)).id);
    const [handOver] = await harness.work.source.query(
      `SELECT id FROM transition_request WHERE subject_id = $1 AND action = 'hand-over'`,
      [opinion.id],
    );
    await harness.transitions.apply(handOver.id);
    expect(await harness.outcome(handOver.id)).toMatchObject({ state: 'applied' });
    const tasks = await harness.work.source.query(
      `SELECT user_id FROM task WHERE subject_id = $1 AND kind = 'give-opinion' AND done_at IS NULL`,
      [opinion.id],
    );
    expect(tasks).toEqual([{ user_id: successor.userId }]);
    await harness.must({ ...successor, orgId: '440000-miit' }, 'opinion', opinion.id, 'answer', {
      verdict: 'agree',
      text: '同意。',
    });
    // Nobody hands over without an order that says so.
    expect(await harness.act(clerkActor, 'opinion', opinion.id, 'hand-over', { orderId: randomUUID() })).toMatchObject({
      state: 'refused',
      outcome: { code: 'subject.notFound' },
    });

    const shenzhen = await harness.person('shenzhen', 'ndrc-440300', 'nominator-clerk');
    const merge = { ...paper, kind: 'merge-nominator' as const, orgId: 'ndrc-440300', into: 'ndrc-440000' };
    await orders.confirm(second, (await orders.record(lead, merge)).id);
    expect(await nameOf('ndrc-440300')).toContain('广东省发展改革局（原');
    const roles = await harness.work.source.query(
      `SELECT user_id, ended_at IS NULL AS active FROM membership WHERE org_id = 'ndrc-440300'`,
    );
    expect(roles).toEqual(
      expect.arrayContaining([
        { user_id: shenzhen.userId, active: false },
        { user_id: clerkActor.userId, active: true },
      ]),
    );
    expect((await orders.list(lead)).slice(0, 3).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['merge-nominator', 'replace-official', 'rename-nominator']),
    );
  });

  it('needs as many statements for many rows as for one', async () => {
    const counter = queryCounter(work);
    for (const read of [
      (perPage: number) => users.page(operator, { ...PAGE, perPage }),
      (perPage: number) => organisations.page(operator, { ...PAGE, perPage }),
    ]) {
      await read(1);
      const one = counter.take();
      await read(3);
      expect(counter.take()).toBe(one);
    }
    counter.stop();
  });
});
