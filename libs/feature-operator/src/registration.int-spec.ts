import { randomUUID } from 'node:crypto';
import { makeUscc, sha256Hex, type Role } from '@linxuan/domain';
import { createDataSource, PublicRegistrationRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, type FileStore, type SessionActor } from '@linxuan/platform';
import { EngineHarness, sessionOf } from '@linxuan/testing';
import { RegistrationService } from './registration.service';

jest.setTimeout(120_000);
const PAGE = { page: 1, perPage: 50, order: 'ASC' as const };
const HERE = '440000';
const AT = '2024-06-20T02:00:00.000Z';

describe('a registration', () => {
  let harness: EngineHarness;
  let work: UnitOfWork;
  let site: UnitOfWork;
  let registrations: RegistrationService;
  const people: Record<string, SessionActor> = {};
  const query = (sql: string, ...values: unknown[]) => harness.work.source.query(sql, values);
  const person = async (name: string, org: string, role: Role) => {
    people[name] = sessionOf(await harness.person(name, org, role));
  };
  const as = (name: string): SessionActor => people[name] as SessionActor;

  let seed = 500;
  const file = async (given: Partial<{ code: string; orgName: string; phone: string; regionCode: string }> = {}) => {
    const id = randomUUID();
    const row = {
      id,
      numberDigest: sha256Hex(id),
      code: makeUscc(seed++, '440100'),
      orgName: '示例环保科技有限公司',
      regionCode: HERE,
      personName: '经办人甲',
      phone: `020-8000${String(seed).padStart(4, '0')}`,
      email: 'clerk@example.org',
      dispute: '',
      file: { name: '营业执照.pdf', mime: 'application/pdf', size: 9, sha256: '0'.repeat(64) },
      filedAt: AT,
      ...given,
    };
    const full = await site.system((tx) => new PublicRegistrationRepository(tx).file(row, { code: 2, contact: 2 }));
    return { ...row, full };
  };
  const status = (row: { numberDigest: string; phone: string }) =>
    site.system((tx) => new PublicRegistrationRepository(tx).status(row.numberDigest, row.phone));
  const claim = (row: { numberDigest: string; phone: string }, hash: string, at = AT) =>
    site.system((tx) => new PublicRegistrationRepository(tx).claim(row.numberDigest, row.phone, hash, at));

  beforeAll(async () => {
    harness = await EngineHarness.start();
    work = new UnitOfWork(await createDataSource(harness.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    site = new UnitOfWork(await createDataSource(harness.database.urlFor('app_public'), { poolSize: 4 }).initialize());
    registrations = new RegistrationService(work, {} as FileStore, new Clock());
    await person('clerk', 'ndrc-440000', 'nominator-clerk');
    await person('lead', 'ndrc-440000', 'nominator-lead');
    await person('twin', 'ndrc-440000', 'nominator-lead');
    await person('elsewhere', 'ndrc-330000', 'nominator-lead');
    await person('authority', 'ndrc', 'authority-lead');
    const operations = await harness.enterprise('operations');
    await person('operator', operations, 'operator');
    await query(
      `UPDATE app_user SET person_id = (SELECT person_id FROM app_user WHERE id = $1) WHERE id = $2`,
      as('clerk').scope.userId,
      as('twin').scope.userId,
    );
  });
  afterAll(async () => {
    await work.source.destroy();
    await site.source.destroy();
    await harness.stop();
  });

  it('becomes an organisation and a clerk by two people, and its password is set once by who holds the number', async () => {
    const row = await file();
    expect(row.full).toBeNull();
    expect(await status(row)).toMatchObject({ state: 'filed', login: null });
    await registrations.decide(as('clerk'), row.id, 'checked');
    for (const same of ['clerk', 'twin'])
      await expect(registrations.decide(as(same), row.id, 'confirmed')).rejects.toMatchObject({
        code: 'registration.samePerson',
      });
    expect(await claim(row, 'hash')).toBe('subject.notFound');
    await registrations.decide(as('lead'), row.id, 'confirmed');

    const found = await status(row);
    expect(found).toMatchObject({ state: 'confirmed', login: row.code.toLowerCase(), claimedAt: null });
    const [account] = await query(
      `SELECT u.password_hash, m.role, o.name_zh, o.uscc, o.region_code FROM app_user u JOIN membership m ON m.user_id = u.id JOIN organisation o ON o.id = m.org_id WHERE u.login = $1`,
      row.code.toLowerCase(),
    );
    expect(account).toEqual({
      password_hash: '',
      role: 'enterprise-clerk',
      name_zh: row.orgName,
      uscc: row.code,
      region_code: HERE,
    });
    expect(await status({ ...row, phone: '13900000000' })).toBeUndefined();
    expect(await claim({ ...row, phone: '13900000000' }, 'stolen')).toBe('subject.notFound');
    expect(await claim(row, 'late', '2099-01-01T00:00:00.000Z')).toBe('registration.claimed');
    // However the telephone is spelt.
    expect(await claim({ ...row, phone: `+86 ${row.phone}` }, 'hash')).toBe('done');
    expect(await claim(row, 'again')).toBe('registration.claimed');
    const [{ password_hash }] = await query(
      `SELECT password_hash FROM app_user WHERE login = $1`,
      row.code.toLowerCase(),
    );
    expect(password_hash).toBe('hash');
  });

  it('joins who is on record with the code, tells those who are there, and renames only where it was checked so', async () => {
    const first = await file({ orgName: '旧名有限公司' });
    await registrations.decide(as('clerk'), first.id, 'checked');
    await registrations.decide(as('lead'), first.id, 'confirmed');
    for (const [orgName, renames, expected] of [
      ['新名有限公司', false, '旧名有限公司'],
      ['新名有限公司', true, '新名有限公司'],
    ] as const) {
      const next = await file({ code: first.code, orgName });
      const shown = await registrations.one(as('lead'), next.id);
      expect(shown.onRecord).toMatchObject({ name: { zh: '旧名有限公司' } });
      await registrations.decide(as('lead'), next.id, 'checked', { renames });
      await registrations.decide(as('operator'), next.id, 'confirmed');
      const [{ name_zh }] = await query(`SELECT name_zh FROM organisation WHERE uscc = $1`, first.code);
      expect(name_zh).toBe(expected);
    }
    const logins = await query(
      `SELECT login FROM app_user WHERE login LIKE $1 ORDER BY 1`,
      `${first.code.toLowerCase()}%`,
    );
    expect(logins.map(({ login }: { login: string }) => login)).toEqual(
      ['', '-2', '-3'].map((tail) => `${first.code.toLowerCase()}${tail}`),
    );
    const told = await query(
      `SELECT count(*)::int AS n FROM notification n JOIN organisation o ON n.queue_key = o.id || '/enterprise-clerk' WHERE o.uscc = $1 AND n.kind = 'registration.joined'`,
      first.code,
    );
    // Nobody was there to be told of the first.
    expect(told).toEqual([{ n: 2 }]);
  });

  it('is confirmed once however many confirm at the same moment', async () => {
    const row = await file();
    await registrations.decide(as('clerk'), row.id, 'checked');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        registrations.decide(as(n % 2 ? 'lead' : 'operator'), row.id, 'confirmed').then(
          () => 'done',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(outcomes.sort()).toEqual(['done', ...Array<string>(5).fill('registration.settled')]);
    expect(
      await query(`SELECT count(*)::int AS n FROM app_user WHERE login LIKE $1`, `${row.code.toLowerCase()}%`),
    ).toEqual([{ n: 1 }]);
  });

  it('is nobody’s who has nothing to do with the place', async () => {
    const row = await file();
    for (const stranger of ['elsewhere', 'authority']) {
      await expect(registrations.one(as(stranger), row.id)).rejects.toMatchObject({ code: 'subject.notFound' });
      for (const verdict of ['checked', 'confirmed', 'refused'] as const)
        await expect(registrations.decide(as(stranger), row.id, verdict, { reason: '不符' })).rejects.toMatchObject({
          code: 'subject.notFound',
        });
      const { total } = await registrations.page(as(stranger), PAGE);
      expect(total).toBe(0);
    }
    expect((await registrations.page(as('lead'), { ...PAGE, q: row.code })).total).toBe(1);
    // The digest of the number is for no eye of the back office.
    await expect(
      work.run(as('operator').scope, (tx) => tx.query(`SELECT number_digest FROM registration`)),
    ).rejects.toThrow(/permission denied/);
  });

  it('is refused with a reason that its writer reads, and waits in bounded numbers', async () => {
    const row = await file();
    await expect(registrations.decide(as('lead'), row.id, 'confirmed')).rejects.toMatchObject({
      code: 'registration.unchecked',
    });
    await registrations.decide(as('lead'), row.id, 'refused', { reason: '执照不清晰' });
    expect(await status(row)).toMatchObject({ state: 'refused', reason: '执照不清晰', login: null });
    await expect(registrations.decide(as('clerk'), row.id, 'checked')).rejects.toMatchObject({
      code: 'registration.settled',
    });
    const one = await file();
    const codes = [await file({ code: one.code }), await file({ code: one.code })].map(({ full }) => full);
    expect(codes).toEqual([null, 'code']);
    const phone = '13812345678';
    const phones = [];
    for (const spelt of [phone, '138-1234-5678', '+86 138 1234 5678']) phones.push((await file({ phone: spelt })).full);
    expect(phones).toEqual([null, null, 'contact']);
  });

  it('gives no account to a nominator’s or department’s own code', async () => {
    const code = makeUscc(seed++, '440100');
    await query(`UPDATE organisation SET uscc = $1 WHERE id = 'ndrc-440000'`, code);
    const row = await file({ code });
    await registrations.decide(as('clerk'), row.id, 'checked');
    await expect(registrations.decide(as('operator'), row.id, 'confirmed')).rejects.toMatchObject({
      code: 'registration.noApplicant',
    });
  });
});
