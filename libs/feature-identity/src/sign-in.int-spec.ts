import { readFileSync } from 'node:fs';
import { AuditTrail, createDataSource, migrateDown, migrateUp, UnitOfWork } from '@linxuan/persistence';
import { Clock, createLog, DomainError } from '@linxuan/platform';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { HashQueue } from './hash-queue';
import { hashPassword } from './password';
import { SessionService } from './session.service';
import { SignInService, networkOf, type SignedIn } from './sign-in.service';

const PASSWORD = 'Heron-Lantern-77';
const SECRET = 'a secret for tests that nobody keeps';

describe('signing in', () => {
  let database: TestDatabase;
  let work: UnitOfWork;
  let admin: UnitOfWork['source'];
  let lines: string[];
  let hash: string;
  const services: SignInService[] = [];
  let n = 0;

  /** A service as one of several processes has it. */
  const process = () =>
    new SignInService(
      work,
      new SessionService(work, new Clock()),
      new HashQueue(),
      { sessionSecret: SECRET },
      createLog({ name: 'api', level: 'info' }, { write: (line) => void lines.push(line) }),
      new AuditTrail(work),
    );
  const account = async (login = `person-${(n += 1)}`): Promise<string> => {
    await admin.query(
      `INSERT INTO app_user (id, login, display_name, password_hash) VALUES (gen_random_uuid(), $1, $1, $2)`,
      [login, hash],
    );
    return login;
  };
  const visitor = (address: string, deviceCookie?: string) => ({ address, deviceCookie, requestId: 'request' });
  const answer = async (attempt: Promise<SignedIn>) =>
    attempt.then(
      () => 'in',
      (error: unknown) =>
        error instanceof DomainError ? { code: error.code, params: error.params } : { thrown: error },
    );
  const WRONG = { code: 'session.badCredentials', params: {} };
  const WAIT = { code: 'session.tooMany', params: { seconds: expect.any(Number) as number } };
  let place = 0;
  const elsewhere = () => `10.9.${Math.floor((place += 1) / 250)}.${place % 250}`;

  beforeAll(async () => {
    lines = [];
    database = await createTestDatabase();
    admin = await createDataSource(database.url, { poolSize: 4 }).initialize();
    work = new UnitOfWork(await createDataSource(database.urlFor('app_api'), { poolSize: 8 }).initialize());
    hash = await hashPassword(PASSWORD);
    services.push(process(), process());
  });
  afterAll(async () => {
    await work.source.destroy();
    await admin.destroy();
    await database.drop();
  });
  const service = (at = 0): SignInService => services[at] ?? process();

  it('answers a wrong name and a wrong password alike, used up or not', async () => {
    for (const login of [await account(), 'nobody']) {
      const answers: unknown[] = [];
      for (let tries = 0; tries < 14; tries++)
        answers.push(await answer(service(tries % 2).signIn(login, 'wrong', visitor(elsewhere()))));
      expect(answers).toEqual([...Array.from({ length: 10 }, () => WRONG), ...Array.from({ length: 4 }, () => WAIT)]);
    }
  });

  it('takes as many statements and hashes for each', async () => {
    const used = await account();
    for (let tries = 0; tries < 10; tries++) {
      await answer(service().signIn(used, 'wrong', visitor(elsewhere())));
      await answer(service().signIn('used-by-nobody', 'wrong', visitor(elsewhere())));
    }
    const times: Record<string, number[]> = {};
    const names: [string, string][] = [
      ['unknown', 'nobody-else'],
      ['wrong', await account()],
      ['used', used],
      ['unknown and used', 'used-by-nobody'],
    ];
    for (let round = 0; round < 7; round++)
      for (const [kind, login] of names) {
        const start = performance.now();
        await answer(service().signIn(login, 'wrong', visitor(elsewhere())));
        (times[kind] ??= []).push(performance.now() - start);
      }
    const median = (list: number[] = []) => [...list].sort((a, b) => a - b)[3] ?? 0;
    const [low = 0, , , high = 0] = names.map(([kind]) => median(times[kind])).sort((a, b) => a - b);
    // A hash is most of the time; without it the ratio would be five and more.
    expect(high / low).toBeLessThan(2.5);
  });

  it('lets nobody shut out a person at a device or a place that this person uses', async () => {
    const login = await account();
    const first = await service().signIn(login, PASSWORD, visitor('10.1.1.1'));
    for (let tries = 0; tries < 30; tries++) await answer(service().signIn(login, 'wrong', visitor(elsewhere())));
    expect(await answer(service().signIn(login, PASSWORD, visitor(elsewhere())))).toEqual(WAIT);
    expect(await answer(service().signIn(login, PASSWORD, visitor(elsewhere(), first.deviceCookie)))).toBe('in');
    expect(await answer(service(1).signIn(login.toUpperCase(), PASSWORD, visitor('10.1.1.1')))).toBe('in');
    // Somebody at the person's own address tries every name there: the device still gets in.
    for (let tries = 0; tries < 40; tries++)
      await answer(service().signIn(`other-${tries}`, 'wrong', visitor('10.1.1.1')));
    expect(await answer(service().signIn(login, PASSWORD, visitor('10.1.1.1')))).toEqual(WAIT);
    expect(await answer(service().signIn(login, PASSWORD, visitor('10.1.1.1', first.deviceCookie)))).toBe('in');
  });

  it('gives a device its own budget under its own name only', async () => {
    const [own, other] = [await account(), await account()];
    const { deviceCookie } = await service().signIn(own, PASSWORD, visitor('10.2.2.2'));
    for (let tries = 0; tries < 10; tries++)
      expect(await answer(service().signIn(own, 'wrong', visitor(elsewhere(), deviceCookie)))).toEqual(WRONG);
    expect(await answer(service().signIn(own, 'wrong', visitor(elsewhere(), deviceCookie)))).toEqual(WAIT);
    expect(await answer(service().signIn(own, PASSWORD, visitor(elsewhere(), deviceCookie)))).toEqual(WAIT);
    const tries = Array.from({ length: 25 }, () => service().signIn(other, 'wrong', visitor('10.2.2.9', deviceCookie)));
    const answers = await Promise.all(tries.map(answer));
    // Ten of the name; the name is the first to be used up.
    expect(answers.filter((one) => JSON.stringify(one) === JSON.stringify(WRONG))).toHaveLength(10);
    const forged = `${deviceCookie.split('.')[0]}.${'A'.repeat(43)}`;
    for (let more = 0; more < 10; more++) await answer(service().signIn(own, 'wrong', visitor(elsewhere(), forged)));
    expect(await answer(service().signIn(own, PASSWORD, visitor(elsewhere(), forged)))).toEqual(WAIT);
  });

  it('throttles one address over many names, in all processes together', async () => {
    const logins = await Promise.all(Array.from({ length: 120 }, () => account()));
    const answers = await Promise.all(
      logins.map((login, at) => answer(service(at % 2).signIn(login, 'wrong', visitor('10.3.3.3')))),
    );
    const tried = answers.filter((one) => JSON.stringify(one) === JSON.stringify(WRONG)).length;
    expect(tried).toBeGreaterThanOrEqual(20);
    expect(tried).toBeLessThanOrEqual(22);
    expect(answers.filter((one) => JSON.stringify(one) !== JSON.stringify(WRONG))).toEqual(
      Array.from({ length: 120 - tried }, () => WAIT),
    );
  }, 60_000);

  it('does not throttle a crowd of good sign-ins from one address', async () => {
    const logins = await Promise.all(Array.from({ length: 60 }, () => account()));
    const answers = await Promise.all(
      logins.map((login) => answer(service().signIn(login, PASSWORD, visitor('10.4.4.4')))),
    );
    expect(new Set(answers)).toEqual(new Set(['in']));
  }, 60_000);

  it.each([
    ['case', (login: string) => login.toUpperCase()],
    ['width', (login: string) => login.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['spaces', (login: string) => ` ${login}\u3000`],
    ['what nobody sees', (login: string) => `\u200b${login.slice(0, 3)}\u00ad${login.slice(3)}\ufeff`],
  ])('takes names that differ by %s as one, for the account and for the budget', async (_, spelt) => {
    const login = await account(`name-${(n += 1)}-ab`);
    expect(await answer(service().signIn(spelt(login), PASSWORD, visitor('10.5.5.5')))).toBe('in');
    await expect(account(spelt(login))).rejects.toThrow(/app_user_login_key_unique/);
    const strange = await account(`name-${(n += 1)}-cd`);
    for (let tries = 0; tries < 10; tries++)
      await answer(service().signIn(spelt(strange), 'wrong', visitor(elsewhere())));
    expect(await answer(service().signIn(strange, PASSWORD, visitor(elsewhere())))).toEqual(WAIT);
  });

  it('writes neither names nor passwords nor addresses into the log, and tells one name from another', async () => {
    const login = await account('log-reader');
    lines.length = 0;
    await answer(service().signIn(login, 'Wrong-Secret-1', visitor('10.6.6.6')));
    await answer(service().signIn(login, PASSWORD, visitor('10.6.6.6')));
    await answer(service().signIn('somebody-else', 'Wrong-Secret-2', visitor('10.6.6.6')));
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ outcome }) => outcome)).toEqual(['wrong', 'signed-in', 'wrong']);
    expect(told[0]?.['name']).toBe(told[1]?.['name']);
    expect(told[0]?.['name']).not.toBe(told[2]?.['name']);
    expect(lines.join('')).not.toMatch(/log-reader|somebody|Secret|Heron|10\.6\.6/);
  });

  it('tells a migration which accounts are alike', async () => {
    const other = await createTestDatabase();
    const there = await createDataSource(other.url, { poolSize: 1 }).initialize();
    const hasKeys = async () =>
      ((await there.query(`SELECT to_regclass('sign_in_place') IS NOT NULL AS found`)) as { found: boolean }[])[0]
        ?.found;
    try {
      while (await hasKeys()) await migrateDown(other.url);
      await there.query(
        `INSERT INTO app_user (id, login, display_name, password_hash) SELECT gen_random_uuid(), login, login, '' FROM unnest(ARRAY['Li.Na', 'li.na', 'ｌｉ.na']) AS login`,
      );
      await expect(migrateUp(other.url)).rejects.toThrow(/: Li\.Na, li\.na, ｌｉ\.na$/);
    } finally {
      await there.destroy();
      await other.drop();
    }
  });

  it('never hashes inside a transaction', () => {
    const text = readFileSync(`${__dirname}/sign-in.service.ts`, 'utf8');
    expect(text).not.toMatch(/\.system\(|\.run\(scope/);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s belongs to %s', (address, network) => expect(networkOf(address)).toBe(network));
});
