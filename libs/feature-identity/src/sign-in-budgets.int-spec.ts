import { AuditTrail, createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, createLog, DomainError } from '@linxuan/platform';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { HashQueue } from './hash-queue';
import { SessionService } from './session.service';
import { SignInService, type Visitor } from './sign-in.service';

// How long a hash takes is no matter here, and there are thousands.
jest.mock('./password', () => ({
  hashPassword: (password: string) => Promise.resolve(`$argon2 of ${password}`),
  passwordMatches: (stored: string, password: string) => Promise.resolve(stored === `$argon2 of ${password}`),
}));

const PASSWORD = 'Heron-Lantern-77';
/** Nobody is told to come back later than this, in seconds. */
const LONGEST = 300;
const USED_UP = ['the address', 'the name', 'both'] as const;
const FROM = ['an unknown device', 'a place known to the name', 'a device known to the name'] as const;
type UsedUp = (typeof USED_UP)[number];
type From = (typeof FROM)[number];
type Answer = 'in' | 'wrong' | number;

describe('where attempts are used up', () => {
  let database: TestDatabase;
  let work: UnitOfWork;
  let admin: UnitOfWork['source'];
  /** Two processes, asked in turn. */
  let services: SignInService[];
  let n = 0;
  const strangers = () => `10.${100 + (((n += 1) >> 16) & 63)}.${(n >> 8) & 255}.${n & 255}`;

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = await createDataSource(database.url, { poolSize: 2 }).initialize();
    work = new UnitOfWork(await createDataSource(database.urlFor('app_api'), { poolSize: 8 }).initialize());
    services = [0, 1].map(
      () =>
        new SignInService(
          work,
          new SessionService(work, new Clock()),
          new HashQueue(),
          { sessionSecret: 'a secret for tests that nobody keeps' },
          createLog({ name: 'api', level: 'silent' }),
          new AuditTrail(work),
        ),
    );
  });
  afterAll(async () => {
    await work.source.destroy();
    await admin.destroy();
    await database.drop();
  });

  const account = async (): Promise<string> => {
    const login = `person-${(n += 1)}`;
    await admin.query(
      `INSERT INTO app_user (id, login, display_name, password_hash) VALUES (gen_random_uuid(), $1, $1, $2)`,
      [login, `$argon2 of ${PASSWORD}`],
    );
    return login;
  };
  const signIn = (login: string, password: string, visitor: Visitor) => {
    const service = services[(n += 1) % 2];
    if (!service) throw new Error('no process');
    return service.signIn(login, password, visitor);
  };
  const visitor = (address: string, deviceCookie?: string): Visitor => ({ address, deviceCookie, requestId: 'one' });
  /** What the visitor sees: in, told that it is wrong, or in how many seconds to come back. */
  const answer = async (login: string, password: string, from: Visitor): Promise<Answer> => {
    try {
      await signIn(login, password, from);
      return 'in';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'session.badCredentials') return 'wrong';
      expect([error.code, error.params]).toEqual(['session.tooMany', { seconds: expect.any(Number) as number }]);
      return Number(error.params['seconds']);
    }
  };
  /** Lets time pass for every budget and turn. */
  const pass = async (seconds: number): Promise<void> => {
    await admin.query(`UPDATE attempt_budget SET full_at = full_at - make_interval(secs => $1)`, [seconds]);
    await admin.query(`UPDATE sign_in_turn SET turn_at = turn_at - make_interval(secs => $1)`, [seconds]);
  };

  /** Somebody at the address tries names that nobody has, and from elsewhere others try this name. */
  const attack = async (usedUp: UsedUp, login: string, address: string): Promise<void> => {
    if (usedUp !== 'the name')
      for (let tries = 0; tries < 40; tries++) await answer(`nobody-${(n += 1)}`, 'wrong', visitor(address));
    if (usedUp !== 'the address')
      for (let tries = 0; tries < 12; tries++) await answer(login, 'wrong', visitor(strangers()));
  };
  const arrive = async (from: From, login: string, address: string): Promise<Visitor> => {
    if (from === 'an unknown device') return visitor(address);
    const { deviceCookie } = await signIn(login, PASSWORD, visitor(address));
    return visitor(address, from === 'a device known to the name' ? deviceCookie : undefined);
  };
  /** Comes back as told, while the attack goes on; the seconds until it was let in. */
  const persist = async (login: string, from: Visitor, usedUp: UsedUp): Promise<number> => {
    for (let waited = 0; waited <= 2 * LONGEST;) {
      const told = await answer(login, PASSWORD, from);
      if (told === 'in') return waited;
      expect(told).toEqual(expect.any(Number));
      waited += Number(told);
      await pass(Number(told));
      await attack(usedUp, login, from.address);
    }
    throw new Error('shut out');
  };

  const cases = USED_UP.flatMap((usedUp) => FROM.map((from) => [usedUp, from] as const));

  it.each(cases)('%s: the right password from %s opens within the longest wait', async (usedUp, from) => {
    const [login, address] = [await account(), strangers()];
    const who = await arrive(from, login, address);
    await attack(usedUp, login, address);
    const waited = await persist(login, who, usedUp);
    expect(waited).toBeLessThanOrEqual(LONGEST);
    if (from === 'a device known to the name') expect(waited).toBe(0);
    if (from === 'a place known to the name' && usedUp === 'the name') expect(waited).toBe(0);
  });

  it.each(USED_UP)('%s: nothing tells whether a name exists or is known here', async (usedUp) => {
    const seen: { waits: number[]; answers: string[] }[] = [];
    for (const who of ['unknown name', 'name', 'name known here', 'disabled'] as const) {
      const [login, address] = [who === 'unknown name' ? `nobody-${(n += 1)}` : await account(), strangers()];
      if (who === 'name known here') await signIn(login, PASSWORD, visitor(address));
      if (who === 'disabled') await admin.query(`UPDATE app_user SET disabled_at = now() WHERE login = $1`, [login]);
      await attack(usedUp, login, address);
      const one = { waits: [] as number[], answers: [] as string[] };
      for (let tries = 0; tries < 3; tries++) {
        const told = await answer(login, 'Wrong-Lantern-77', visitor(address));
        one.answers.push(typeof told === 'number' ? 'come back' : told);
        if (typeof told !== 'number') continue;
        one.waits.push(told);
        await pass(told);
        // What is regained meanwhile the others take.
        await attack(usedUp, login, address);
      }
      seen.push(one);
    }
    for (const { waits, answers } of seen) {
      expect(answers).toEqual(['come back', 'wrong', 'come back']);
      // The budgets refill while the test runs, which makes a few seconds of difference.
      expect(Math.abs((waits[0] ?? 0) - (seen[0]?.waits[0] ?? 0))).toBeLessThanOrEqual(6);
    }
  });

  it('looks at few wrong passwords from one address, whatever it tries', async () => {
    const [address, minutes] = [strangers(), 5];
    const names = Array.from({ length: 60 }, () => `nobody-${(n += 1)}`);
    let looked = 0;
    for (let second = 0; second < minutes * 60; second += 20) {
      for (const name of names) if ((await answer(name, 'wrong', visitor(address))) === 'wrong') looked += 1;
      await pass(20);
    }
    // A burst of each lane, one in 15 seconds of the quick one and one in two seconds of the slow one.
    expect(looked).toBeLessThanOrEqual(20 + 20 + minutes * (4 + 30));
  });

  it('looks at few wrong passwords of one name, from however many places', async () => {
    const [login, minutes] = [await account(), 5];
    const places = Array.from({ length: 12 }, strangers);
    let looked = 0;
    for (let second = 0; second < minutes * 60; second += 20) {
      for (const place of places) if ((await answer(login, 'wrong', visitor(place))) === 'wrong') looked += 1;
      await pass(20);
    }
    expect(looked).toBeLessThanOrEqual(10 + 5 + minutes * (1 + 6));
  });

  it('gives the turn of a name at a place once, to whichever process asks first', async () => {
    const [login, address] = [await account(), strangers()];
    await attack('the address', login, address);
    const wait = await answer(login, 'wrong', visitor(address));
    await pass(Number(wait));
    await attack('the address', login, address);
    const told = await Promise.all(Array.from({ length: 8 }, () => answer(login, 'wrong', visitor(address))));
    expect(told.filter((one) => one === 'wrong')).toHaveLength(1);
  });

  it('does not put a turn off for who asks before it', async () => {
    const [login, address] = [await account(), strangers()];
    await attack('both', login, address);
    const wait = Number(await answer(login, PASSWORD, visitor(address)));
    for (let tries = 0; tries < 5; tries++)
      expect(Number(await answer(login, PASSWORD, visitor(address)))).toBeLessThanOrEqual(wait);
    await pass(wait);
    expect(await answer(login, PASSWORD, visitor(address))).toBe('in');
  });

  it('lets who is known here in where more wait than the longest wait can hold, and tells nobody', async () => {
    const [known, unknown, address] = [await account(), await account(), strangers()];
    await signIn(known, PASSWORD, visitor(address));
    await attack('the address', known, address);
    for (const login of [known, unknown])
      expect(await answer(login, 'wrong', visitor(address))).toEqual(expect.any(Number));
    const noneLeft = async (): Promise<void> => {
      await pass(LONGEST);
      await admin.query(
        `UPDATE attempt_budget SET full_at = clock_timestamp() + interval '1 day' WHERE key ~ '/(turns-of-)?address:'`,
      );
    };
    // There is a budget of turns only once somebody has taken one.
    await pass(LONGEST);
    await attack('the address', known, address);
    for (const login of [known, unknown]) expect(await answer(login, 'wrong', visitor(address))).toBe('wrong');
    await noneLeft();
    for (const login of [known, unknown])
      expect(await answer(login, 'wrong', visitor(address))).toEqual(expect.any(Number));
    await noneLeft();
    expect(await answer(unknown, PASSWORD, visitor(address))).toEqual(expect.any(Number));
    expect(await answer(known, PASSWORD, visitor(address))).toBe('in');
  });
});
