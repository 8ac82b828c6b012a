import type { GrantProposedDto } from '@linxuan/contracts';
import { createDataSource, expireGrants, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { DeputyService } from './deputy.service';
import { GrantService, joinHalves } from './grant.service';
import { nameOfficial } from './order-names';
import { UserService } from './user.service';

jest.setTimeout(120_000);
const SECRET = { sessionSecret: 'a secret for tests' };
const PAGE = { page: 1, perPage: 100, order: 'ASC' as const };

/** Powers are given by two people, never to oneself, and every way to one is tried by one person in every disguise. */
describe('grants on PostgreSQL', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let grants: GrantService;
  let users: UserService;
  let deputies: DeputyService;
  let [operator, second, officer, auditor]: SessionActor[] = [];
  let twin: SessionActor;
  let target: { userId: string };
  const hashes: string[] = [];
  const at = (actor: SessionActor | undefined): SessionActor => actor as SessionActor;
  const person = async (login: string, org: string, role: Parameters<EngineHarness['person']>[2]) =>
    sessionOf(await harness.person(login, org, role));
  const rolesOf = (id: string): Promise<{ role: string }[]> =>
    harness.work.source.query(`SELECT role FROM membership WHERE user_id = $1 AND ended_at IS NULL ORDER BY role`, [
      id,
    ]);

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    const clock = new Clock();
    clock.shift(Date.parse(harness.now) - Date.now());
    const hash = (password: string) => {
      hashes.push(password);
      return Promise.resolve(`hash of ${password}`);
    };
    grants = new GrantService(work, { hash }, clock, SECRET);
    users = new UserService(work, grants, clock, SECRET);
    deputies = new DeputyService(work, clock, grants);
    const org = await harness.enterprise('operations');
    operator = await person('operator-1', org, 'operator');
    second = await person('operator-2', org, 'operator');
    twin = await person('operator-1-again', org, 'operator');
    officer = await person('security', org, 'security-officer');
    auditor = await person('auditor', org, 'auditor');
    target = await harness.person('somebody', 'ndrc-440000', 'nominator-clerk');
    await harness.work.source.query(`UPDATE app_user SET person_id = $1 WHERE id = $2`, [
      at(operator).userId,
      twin.userId,
    ]);
  });
  afterAll(async () => {
    await work.source.destroy();
    await harness.stop();
  });

  /** Every kind of proposal, for an account that the proposer may propose it for. */
  const KINDS: Record<string, () => Promise<GrantProposedDto>> = {
    account: () =>
      users.create(at(operator), {
        login: `made.${hashes.length}.${Math.random().toString(36).slice(2, 8)}`,
        displayName: '新同事',
        memberships: [{ orgId: 'ndrc', role: 'authority-lead' }],
      }),
    membership: () => users.addMembership(at(operator), target.userId, { orgId: 'ndrc', role: 'authority-lead' }),
    reset: () => users.reset(at(operator), target.userId),
    enable: () => users.enable(at(operator), target.userId),
    separate: () => users.separate(at(operator), target.userId),
    disable: async () => {
      const one = await person('operator-3', 'ndrc', 'operator');
      return (await users.disable(at(operator), one.userId)).proposed as GrantProposedDto;
    },
    end: async () => {
      const one = await harness.person('leaving', 'ndrc', 'authority-lead');
      const [membership] = await harness.work.source.query(`SELECT id FROM membership WHERE user_id = $1`, [
        one.userId,
      ]);
      return users.endMembership(at(operator), membership.id);
    },
    link: async () => {
      const one = await harness.person('again', 'ndrc', 'authority-clerk');
      return users.linkPersons(at(operator), target.userId, one.userId);
    },
    deputy: async () => {
      const principal = await harness.person('principal', 'ndrc-440000', 'nominator-lead');
      const [membership] = await harness.work.source.query(`SELECT id FROM membership WHERE user_id = $1`, [
        principal.userId,
      ]);
      const made = await deputies.name(at(operator), {
        membershipId: membership.id,
        deputyUser: target.userId,
        from: '2024-07-15',
        to: '2024-07-19',
      });
      return made as GrantProposedDto;
    },
  };
  /** One person in every disguise, and roles that confirm nothing. */
  const DISGUISES: Record<string, () => SessionActor> = {
    'the proposer': () => at(operator),
    'another account of the proposer': () => twin,
    'the proposer as a deputy of another': () => ({
      ...at(second),
      actingFor: at(operator).userId,
      deputy: at(operator).userId,
      scope: { ...at(second).scope, deputy: at(operator).userId },
    }),
    'a deputy of the proposer': () => ({
      ...at(operator),
      actingFor: at(second).userId,
      deputy: at(second).userId,
      scope: { ...at(operator).scope, deputy: at(second).userId },
    }),
  };

  for (const kind of Object.keys(KINDS))
    it(`of the kind ${kind} are confirmed by another person and by no disguise of the same one`, async () => {
      const propose = KINDS[kind] as () => Promise<GrantProposedDto>;
      const { id, firstHalf } = await propose();
      const outcomes: string[] = [];
      for (const [disguise, actor] of Object.entries(DISGUISES)) {
        const code = await grants.confirm(actor(), id).then(
          () => 'confirmed',
          (error: { code: string }) => error.code,
        );
        if (code !== 'grant.samePerson') outcomes.push(`${disguise}: ${code}`);
      }
      for (const role of ['auditor', 'authority-lead', 'nominator-lead', 'expert'] as const) {
        const stranger = sessionOf({ ...at(auditor), role });
        await expect(grants.confirm(stranger, id)).rejects.toMatchObject({ code: 'subject.notFound' });
      }
      expect(outcomes).toEqual([]);
      const { secondHalf } = await grants.confirm(at(second), id);
      expect((firstHalf === null) === (secondHalf === null)).toBe(true);
      if (firstHalf && secondHalf) expect(hashes.at(-1)).toBe(joinHalves(firstHalf, secondHalf));
      await expect(grants.confirm(at(second), id)).rejects.toMatchObject({ code: 'grant.settled' });
    });

  it('are never proposed for oneself, by whatever account, nor confirmed by who receives', async () => {
    for (const userId of [at(operator).userId, twin.userId]) {
      await expect(
        users.addMembership(at(operator), userId, { orgId: 'ndrc', role: 'authority-lead' }),
      ).rejects.toMatchObject({ code: 'grant.self' });
      await expect(users.reset(at(operator), userId)).rejects.toMatchObject({ code: 'grant.self' });
    }
    const { id } = await users.reset(at(operator), at(second).userId);
    await expect(grants.confirm(at(second), id)).rejects.toMatchObject({ code: 'grant.samePerson' });
    await grants.confirm(at(officer), id);
  });

  it('join no offices that exclude each other, nor an office with a power over cases, also when two are confirmed at once', async () => {
    for (const role of ['auditor', 'security-officer', 'authority-clerk', 'expert'] as const)
      await expect(users.addMembership(at(operator), at(second).userId, { orgId: 'ndrc', role })).rejects.toMatchObject(
        { code: 'grant.exclusive' },
      );
    await expect(
      users.create(at(operator), {
        login: 'both.offices',
        displayName: 'x',
        memberships: [
          { orgId: 'ndrc', role: 'operator' },
          { orgId: 'ndrc', role: 'auditor' },
        ],
      }),
    ).rejects.toMatchObject({ code: 'grant.exclusive' });
    const { userId } = await KINDS['account']!();
    const one = await users.addMembership(at(operator), userId, { orgId: 'ndrc', role: 'auditor' });
    const other = await users.addMembership(at(operator), userId, { orgId: 'ndrc', role: 'operator' });
    const settled = await Promise.allSettled([
      grants.confirm(at(second), one.id),
      grants.confirm(at(officer), other.id),
    ]);
    expect(settled.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect((await rolesOf(userId)).length).toBe(1);
  });

  it('take powers away by two as well: a lone operator locks nobody else out, and the database refuses every other way', async () => {
    const victim = await person('operator-4', 'ndrc', 'operator');
    const lead = await person('lead-9', 'ndrc', 'authority-lead');
    const alone = (sql: string, id: string) =>
      work
        .run(at(operator).scope, (tx) => tx.query(sql, [id]))
        .then(
          () => 'done',
          (error: { driverError?: { code?: string } }) => error.driverError?.code,
        );
    const WAYS: Record<string, [sql: string, id: string, outcome: string]> = {
      'disable an operator': [`UPDATE app_user SET disabled_at = now() WHERE id = $1`, victim.userId, '42501'],
      'disable the security officer': [
        `UPDATE app_user SET disabled_at = now() WHERE id = $1`,
        at(officer).userId,
        '42501',
      ],
      'disable the auditor': [`UPDATE app_user SET disabled_at = now() WHERE id = $1`, at(auditor).userId, '42501'],
      'end an operator’s role': [`UPDATE membership SET ended_at = now() WHERE user_id = $1`, victim.userId, '42501'],
      'end a lead’s role': [`UPDATE membership SET ended_at = now() WHERE user_id = $1`, lead.userId, '42501'],
      'stop an ordinary account': [`UPDATE app_user SET disabled_at = now() WHERE id = $1`, lead.userId, 'done'],
      'take it up again': [`UPDATE app_user SET disabled_at = NULL WHERE id = $1`, lead.userId, '42501'],
      'write another person': [`UPDATE app_user SET person_id = id WHERE id = $1`, lead.userId, '42501'],
    };
    const found: Record<string, string | undefined> = {};
    for (const [way, [sql, id]] of Object.entries(WAYS)) found[way] = await alone(sql, id);
    expect(found).toEqual(Object.fromEntries(Object.entries(WAYS).map(([way, [, , outcome]]) => [way, outcome])));
    const { proposed } = await users.disable(at(operator), victim.userId);
    const disabled = async () =>
      (await harness.work.source.query(`SELECT disabled_at FROM app_user WHERE id = $1`, [victim.userId]))[0]
        .disabled_at;
    expect(await disabled()).toBeNull();
    // Whom it concerns can neither confirm nor hold it up.
    await expect(grants.decline(victim, proposed?.id ?? '')).rejects.toMatchObject({ code: 'grant.samePerson' });
    await grants.confirm(at(officer), proposed?.id ?? '');
    expect(await disabled()).not.toBeNull();
  });

  it('are told to whoever can decide them, and their end to who proposed, also when they lapse', async () => {
    const told = async (): Promise<Record<string, string[]>> => {
      const rows: { queue_key: string; kind: string }[] = await harness.work.source.query(
        `WITH gone AS (DELETE FROM notification WHERE kind LIKE 'grant.%' RETURNING queue_key, kind) SELECT * FROM gone ORDER BY kind, queue_key`,
      );
      const found: Record<string, string[]> = {};
      for (const { queue_key, kind } of rows) (found[queue_key.slice(5)] ??= []).push(kind);
      return found;
    };
    await told();
    const { id } = await users.reset(at(operator), at(officer).userId);
    const asked = await told();
    expect([
      asked[at(second).userId],
      asked[at(operator).userId],
      asked[twin.userId],
      asked[at(officer).userId],
    ]).toEqual([['grant.proposed'], undefined, undefined, undefined]);
    await grants.decline(at(second), id);
    expect(await told()).toEqual({ [at(operator).userId]: ['grant.declined'] });
    const again = await users.reset(at(operator), at(officer).userId);
    await told();
    const late = new Date(Date.parse(harness.now) + 15 * 86_400_000).toISOString();
    const [{ outcome }] = await work.run(at(second).scope, (tx) =>
      tx.query(`SELECT decide_grant($1, 'confirmed', 'h', $2) AS outcome`, [again.id, late]),
    );
    expect(outcome).toBe('grant.expired');
    expect(await harness.work.system((tx) => expireGrants(tx, late))).toBeGreaterThan(0);
    expect((await told())[at(operator).userId]).toContain('grant.expired');
    await expect(grants.confirm(at(second), again.id)).rejects.toMatchObject({ code: 'grant.settled' });
  });

  it('are withdrawn by who proposed, declined by another, and the same waits once', async () => {
    const { id } = await users.reset(at(operator), target.userId);
    await expect(users.reset(at(second), target.userId)).rejects.toMatchObject({ code: 'grant.open' });
    await expect(grants.withdraw(at(second), id)).rejects.toMatchObject({ code: 'subject.notFound' });
    await grants.withdraw(at(operator), id);
    const again = await users.reset(at(operator), target.userId);
    expect((await grants.page(at(second), { ...PAGE, state: 'proposed' })).data[0]).toMatchObject({
      id: again.id,
      kind: 'reset',
      mine: false,
      forMe: false,
      user: { login: 'somebody' },
    });
    expect((await grants.page(twin, { ...PAGE, state: 'proposed' })).data[0]?.mine).toBe(true);
    await grants.decline(at(second), again.id);
    expect((await grants.page(at(second), { ...PAGE, state: 'declined' })).data.map(({ id: one }) => one)).toContain(
      again.id,
    );
  });

  it('end the sessions of who gets a new password', async () => {
    await harness.work.source.query(
      `INSERT INTO session (token_hash, user_id, csrf, expires_at) VALUES ('granted', $1, 'c', now() + interval '1 hour')`,
      [target.userId],
    );
    const { id } = await users.reset(at(operator), target.userId);
    const open = () => harness.work.source.query(`SELECT 1 FROM session WHERE user_id = $1`, [target.userId]);
    expect((await open()).length).toBe(1);
    await grants.confirm(at(second), id);
    expect(await open()).toEqual([]);
  });

  it('are the only way to a membership: the database refuses the API every other', async () => {
    const attempt = (actor: SessionActor, userId: string, role: string) =>
      work
        .run(actor.scope, (tx) =>
          tx.query(`INSERT INTO membership (id, user_id, org_id, role) VALUES (gen_random_uuid(), $1, 'most', $2)`, [
            userId,
            role,
          ]),
        )
        .then(
          () => 'allowed',
          (error: { driverError?: { code?: string } }) => error.driverError?.code,
        );
    expect(await attempt(at(operator), target.userId, 'expert')).toBe('42501');
    expect(await attempt(at(officer), target.userId, 'expert')).toBe('42501');
    const lead = await person('lead', 'ndrc', 'authority-lead');
    expect(await attempt(lead, lead.userId, 'nominator-lead')).toBe('42501');
    expect(await attempt(lead, at(auditor).userId, 'nominator-lead')).toBe('42501');
    for (const userId of [lead.userId, at(auditor).userId])
      await expect(
        work.run(lead.scope, (tx) => nameOfficial(tx, userId, 'ndrc-440000', 'nominator-lead')),
      ).rejects.toMatchObject({ code: userId === lead.userId ? 'grant.self' : 'grant.exclusive' });
  });

  it('know one person by the identity number, however it is written', async () => {
    const made = async (login: string, identityNumber: string) =>
      users.create(at(operator), {
        login,
        displayName: login,
        identityNumber,
        memberships: [{ orgId: 'ndrc', role: 'authority-clerk' }],
      });
    await made('id.one', '11010119900101123x');
    await made('id.two', '110101 19900101 123X');
    expect((await users.page(at(operator), { ...PAGE, q: 'id.two' })).data[0]?.samePersonAs).toEqual(['id.one']);
    expect(JSON.stringify(await work.source.query(`SELECT * FROM app_user WHERE login LIKE 'id.%'`))).not.toContain(
      '19900101',
    );
  });
});
