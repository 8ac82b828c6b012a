import { AuditTrail, createDataSource, UnitOfWork } from '@linxuan/persistence';
import { Clock, createLog, DomainError, type SessionActor } from '@linxuan/platform';
import { EngineHarness } from '@linxuan/testing';
import { HashQueue } from './hash-queue';
import { hashPassword } from './password';
import { PasswordChangeService } from './password-change.service';
import { digest, LIFE_HOURS, SessionFinder } from './session-finder.service';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

const PASSWORD = 'Heron-Lantern-77';
const NEXT = 'Quarry-Violin-58';

jest.setTimeout(120_000);

describe('a session', () => {
  let engine: EngineHarness;
  let work: UnitOfWork;
  let admin: UnitOfWork['source'];
  let sessions: SessionService;
  let finder: SessionFinder;
  let signIns: SignInService;
  let passwords: PasswordChangeService;
  let hash: string;
  let n = 0;

  beforeAll(async () => {
    engine = await EngineHarness.start();
    admin = engine.work.source;
    work = new UnitOfWork(await createDataSource(engine.database.urlFor('app_api'), { poolSize: 4 }).initialize());
    sessions = new SessionService(work, new Clock());
    finder = new SessionFinder(work, new Clock());
    const queue = new HashQueue();
    const log = createLog({ name: 'api', level: 'silent' });
    const secret = { sessionSecret: 'a secret for tests that nobody keeps' };
    signIns = new SignInService(work, sessions, queue, secret, log, new AuditTrail(work));
    passwords = new PasswordChangeService(work, queue);
    hash = await hashPassword(PASSWORD);
  });
  afterAll(async () => {
    await work.source.destroy();
    await engine.stop();
  });

  /** Somebody with a password and the roles of these organisations, as nominator's clerk. */
  const person = async (...orgs: string[]) => {
    const login = `session-person-${(n += 1)}`;
    const roles = [];
    for (const org of orgs) roles.push(await engine.person(login, org, 'nominator-clerk'));
    const userId = roles[0]?.userId ?? '';
    await admin.query(`UPDATE app_user SET password_hash = $2 WHERE id = $1`, [userId, hash]);
    const rows: { id: string; org: string }[] = await admin.query(
      `SELECT id, org_id AS org FROM membership WHERE user_id = $1`,
      [userId],
    );
    const membershipIn = (org: string) => rows.find((row) => row.org === org)?.id ?? '';
    return { login, userId, membershipIn };
  };
  const signIn = async (login: string) =>
    (await signIns.signIn(login, PASSWORD, { address: `10.0.0.${n}`, deviceCookie: undefined, requestId: 'r' })).token;
  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const actorOf = async (token: string): Promise<SessionActor> => {
    const actor = await finder.find(token);
    if (!actor) throw new Error('there is no session');
    return actor;
  };
  const set = (token: string, change: string) =>
    admin.query(`UPDATE session SET ${change} WHERE token_hash = $1`, [digest(token)]);

  describe('that is taken up', () => {
    it('belongs to the person who signed in, in a role of this person', async () => {
      const { login, userId, membershipIn } = await person('ndrc-440000');
      const actor = await actorOf(await signIn(login));
      expect(actor).toMatchObject({
        userId,
        orgId: 'ndrc-440000',
        role: 'nominator-clerk',
        membershipId: membershipIn('ndrc-440000'),
        deputy: null,
        queues: ['ndrc-440000/nominator-clerk', `user:${userId}`],
      });
    });

    it('ends after hours without use, and after a working day however much it is used', async () => {
      const { login } = await person('ndrc-440000');
      const idle = await signIn(login);
      await set(idle, `expires_at = now() - interval '1 second'`);
      expect(await finder.find(idle)).toBeNull();
      const busy = await signIn(login);
      await set(busy, `created_at = now() - interval '${LIFE_HOURS} hours' + interval '1 minute'`);
      expect(await finder.find(busy)).not.toBeNull();
      await set(busy, `created_at = now() - interval '${LIFE_HOURS} hours' - interval '1 second'`);
      expect(await finder.find(busy)).toBeNull();
      expect([...(await finder.stillActing([digest(busy)])).keys()]).toEqual([]);
    });

    it('is prolonged by use, and never beyond its working day', async () => {
      const { login } = await person('ndrc-440000');
      const token = await signIn(login);
      await set(
        token,
        `last_seen_at = now() - interval '2 minutes', created_at = now() - interval '11 hours', expires_at = now() + interval '5 minutes'`,
      );
      await finder.find(token);
      // It is prolonged beside the request, not before it.
      let left = 0;
      for (let look = 0; look < 100 && left <= 300; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        [{ left }] = await admin.query(
          `SELECT extract(epoch FROM expires_at - now())::float AS left FROM session WHERE token_hash = $1`,
          [digest(token)],
        );
      }
      expect(left).toBeGreaterThan(3000);
      expect(left).toBeLessThanOrEqual(3600);
    });

    it('is nobody’s once its account is disabled, and the account opens no other', async () => {
      const { login, userId } = await person('ndrc-440000');
      const token = await signIn(login);
      // Whatever tidies sessions up: the row is still there.
      await admin.query(`ALTER TABLE app_user DISABLE TRIGGER USER`);
      await admin.query(`UPDATE app_user SET disabled_at = now() WHERE id = $1`, [userId]);
      await admin.query(`ALTER TABLE app_user ENABLE TRIGGER USER`);
      expect(await admin.query(`SELECT 1 FROM session WHERE token_hash = $1`, [digest(token)])).toHaveLength(1);
      expect(await finder.find(token)).toBeNull();
      expect([...(await finder.stillActing([digest(token)])).keys()]).toEqual([]);
      expect(await codeOf(signIn(login))).toBe('session.badCredentials');
    });

    it('says that its role has ended, goes on in another of the person, and is nobody’s where there is none', async () => {
      const { login, membershipIn } = await person('ndrc-440000', 'ndrc-350000');
      const token = await signIn(login);
      const { membershipId } = await actorOf(token);
      const other = [membershipIn('ndrc-440000'), membershipIn('ndrc-350000')].find((id) => id !== membershipId) ?? '';
      await admin.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [membershipId]);
      expect(await codeOf(finder.find(token))).toBe('session.roleEnded');
      expect([...(await finder.stillActing([digest(token)])).keys()]).toEqual([]);
      expect(await finder.takeUp(token)).toMatchObject({ membershipId: other });
      expect(await finder.find(token)).toMatchObject({ membershipId: other });
      await admin.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [other]);
      expect(await finder.takeUp(token)).toBeNull();
    });
  });

  describe('that changes its role', () => {
    it('takes one of the person’s own that is in force, and no other', async () => {
      const own = await person('ndrc-440000', 'ndrc-350000');
      const stranger = await person('ndrc-330000');
      const token = await signIn(own.login);
      const actor = await actorOf(token);
      const before = actor.membershipId;
      const other =
        [own.membershipIn('ndrc-440000'), own.membershipIn('ndrc-350000')].find((id) => id !== before) ?? '';
      const foreign = stranger.membershipIn('ndrc-330000');
      expect(await codeOf(sessions.switchTo(token, actor, foreign))).toBe('subject.notFound');
      expect((await actorOf(token)).membershipId).toBe(before);
      await sessions.switchTo(token, actor, other);
      expect((await actorOf(token)).membershipId).toBe(other);
      await admin.query(`UPDATE membership SET ended_at = now() WHERE id = $1`, [before]);
      expect(await codeOf(sessions.switchTo(token, actor, before))).toBe('subject.notFound');
      expect((await actorOf(token)).membershipId).toBe(other);
    });

    it('leaves every other session as it is', async () => {
      const own = await person('ndrc-440000', 'ndrc-350000');
      const [one, two] = [await signIn(own.login), await signIn(own.login)];
      const before = (await actorOf(two)).membershipId;
      for (const org of ['ndrc-440000', 'ndrc-350000'])
        await sessions.switchTo(one, await actorOf(one), own.membershipIn(org));
      expect((await actorOf(two)).membershipId).toBe(before);
    });
  });

  it('ends when it is signed out, and no other with it', async () => {
    const { login } = await person('ndrc-440000');
    const [one, two] = [await signIn(login), await signIn(login)];
    await sessions.signOut(one);
    expect([await finder.find(one), (await finder.find(two)) !== null]).toEqual([null, true]);
  });

  describe('from which the password is changed', () => {
    it('goes on, and all others of the person end', async () => {
      const { login } = await person('ndrc-440000');
      const bystander = await person('ndrc-440000');
      const [here, there, elsewhere] = [await signIn(login), await signIn(login), await signIn(bystander.login)];
      await passwords.change(await actorOf(here), PASSWORD, NEXT);
      expect(
        await Promise.all([here, there, elsewhere].map(async (token) => (await finder.find(token)) !== null)),
      ).toEqual([true, false, true]);
      expect(await codeOf(signIn(login))).toBe('session.badCredentials');
    });

    it('is told which field is wrong, ends nothing, and may be tried five times a minute', async () => {
      const { login } = await person('ndrc-440000');
      const [here, there] = [await signIn(login), await signIn(login)];
      const actor = await actorOf(here);
      const tries = [];
      for (let once = 0; once < 6; once += 1) tries.push(await codeOf(passwords.change(actor, 'wrong', NEXT)));
      expect(tries).toEqual([...Array<string>(5).fill('session.badCredentials'), 'password.tooMany']);
      expect(await codeOf(passwords.change(actor, PASSWORD, NEXT))).toBe('password.tooMany');
      expect(await finder.find(there)).not.toBeNull();
    });

    it('pays for no try that was right', async () => {
      const { login } = await person('ndrc-440000');
      const here = await signIn(login);
      const actor = await actorOf(here);
      for (let once = 0; once < 4; once += 1)
        expect(
          await codeOf(passwords.change(actor, once % 2 === 0 ? PASSWORD : NEXT, once % 2 === 0 ? NEXT : PASSWORD)),
        ).toBe('done');
      const tries = [];
      for (let once = 0; once < 5; once += 1) tries.push(await codeOf(passwords.change(actor, 'wrong', NEXT)));
      expect(tries).toEqual(Array<string>(5).fill('session.badCredentials'));
    });
  });
});
