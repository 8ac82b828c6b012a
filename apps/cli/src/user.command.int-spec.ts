import { verify } from '@node-rs/argon2';
import { EngineHarness } from '@linxuan/testing';
import { addOfficer, disableAccount, resetPassword } from './user.command';

/** For the day on which no operator can sign in: what the commands do, and that the record tells of it. */
describe('commands on accounts', () => {
  let harness: EngineHarness;
  const before = process.env['DATABASE_URL'];
  const printed: string[] = [];
  const query = (sql: string, ...parameters: unknown[]): Promise<Record<string, string>[]> =>
    harness.work.source.query(sql, parameters);

  beforeAll(async () => {
    harness = await EngineHarness.start();
    process.env['DATABASE_URL'] = harness.database.url;
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  }, 120_000);
  afterEach(() => {
    process.exitCode = 0;
    printed.length = 0;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
    await harness.stop();
  });

  it('resets a password once, ends the sessions, and is recorded as done by command', async () => {
    const { userId } = await harness.person('locked-out', await harness.enterprise('operations'), 'operator');
    await query(`UPDATE app_user SET failed_count = 9 WHERE id = $1`, userId);
    await query(
      `INSERT INTO session (token_hash, user_id, csrf, expires_at) VALUES ('cli', $1, 'c', now() + interval '1 hour')`,
      userId,
    );
    await resetPassword('locked-out');
    const password = /^locked-out \/ (\S{16}) /.exec(printed[0] ?? '')?.[1] ?? '';
    const [user] = await query(`SELECT password_hash, must_change, failed_count FROM app_user WHERE id = $1`, userId);
    expect(await verify(user?.['password_hash'] ?? '', password)).toBe(true);
    expect([user?.['must_change'], user?.['failed_count']]).toEqual([true, 0]);
    expect(await query(`SELECT 1 FROM session WHERE user_id = $1`, userId)).toEqual([]);
    const record = await query(`SELECT kind, role, subject_id, detail FROM audit_event ORDER BY id DESC LIMIT 3`);
    expect(record.map(({ role }) => role)).toEqual(['command', 'command', 'command']);
    // Which of the two effects of one statement is noted first is the database's affair; the command stands behind
    // both.
    expect(
      record
        .map(({ kind }) => kind)
        .slice(0, 2)
        .sort(),
    ).toEqual(['account.changed', 'session.ended']);
    expect(record[2]?.['kind']).toBe('command.run');
    expect(record[2]).toMatchObject({ subject_id: 'user reset-password', detail: '{"login": "locked-out"}' });
    expect(JSON.stringify(record)).not.toContain(password);
  });

  it('stops an operator’s account at once, ends the sessions, and is recorded', async () => {
    const { userId } = await harness.person('gone-astray', await harness.enterprise('operations'), 'operator');
    await query(
      `INSERT INTO session (token_hash, user_id, csrf, expires_at) VALUES ('astray', $1, 'c', now() + interval '1 hour')`,
      userId,
    );
    await disableAccount('gone-astray');
    expect(printed).toEqual(['gone-astray is disabled\n']);
    expect((await query(`SELECT disabled_at FROM app_user WHERE id = $1`, userId))[0]?.['disabled_at']).toBeTruthy();
    expect(await query(`SELECT 1 FROM session WHERE user_id = $1`, userId)).toEqual([]);
    const record = await query(
      `SELECT subject_id FROM audit_event WHERE kind = 'command.run' ORDER BY id DESC LIMIT 1`,
    );
    expect(record).toEqual([{ subject_id: 'user disable' }]);
  });

  it('says what it did not find, with 1, and leaves nothing behind', async () => {
    await resetPassword('nobody.here');
    expect([process.exitCode, printed]).toEqual([1, ['There is no account nobody.here\n']]);
    process.exitCode = 0;
    await addOfficer('somebody', { name: 'x', role: 'authority-lead', organisation: 'operations' });
    expect(process.exitCode).toBe(1);
    expect(await query(`SELECT 1 FROM app_user WHERE login = 'somebody'`)).toEqual([]);
  });

  it('opens the first accounts that run or audit the installation, and no others', async () => {
    await addOfficer('first.auditor', { name: '审计员', role: 'auditor', organisation: 'operations' });
    expect(printed[0]).toMatch(/^first\.auditor \/ \S{16} /);
    expect(
      await query(
        `SELECT m.role, u.must_change FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.login = 'first.auditor'`,
      ),
    ).toEqual([{ role: 'auditor', must_change: true }]);
  });
});
