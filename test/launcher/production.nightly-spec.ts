import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { freePort, ServerProcess, SessionClient } from '@linxuan/testing';
import { findRedis, startRedis } from '../support/programs.mjs';
import { AS_LONG_AS_IT_MOVES } from '../support/time-budget';
import { OwnServer } from './own-server';

jest.setTimeout(AS_LONG_AS_IT_MOVES);
const ROOT = resolve(__dirname, '../..');
const APPS = ['worker', 'api', 'portal'] as const;
/** What the officers choose; a password may not hold the name of its person. */
const PASSWORD = 'Correct-Horse-2024';

type Settings = Record<string, string>;
interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/**
 * The steps of "First start in production" and of "Changing secrets" in the runbook, on a PostgreSQL and a Redis of our
 * own.
 */
describe('an installation in production', () => {
  let server: OwnServer;
  let redis: { url: string; stop(): Promise<void> } | undefined;
  let settings: Settings;
  let origin: string;
  let running: ServerProcess[] = [];
  beforeAll(async () => {
    server = await OwnServer.start('linxuan');
    const program = findRedis();
    redis = program ? await startRedis(program) : undefined;
    const [port, portal, worker] = await Promise.all([freePort(), freePort(), freePort()]);
    origin = `http://127.0.0.1:${port}`;
    settings = {
      MODE: 'production',
      DATABASE_URL: server.url,
      DB_ROLE_PASSWORD: 'the first of the roles',
      SESSION_SECRET: 'the first secret of these sessions',
      PUBLIC_URL: origin,
      PORTAL_URL: `http://127.0.0.1:${portal}`,
      PORT: String(port),
      PORTAL_PORT: String(portal),
      WORKER_PORT: String(worker),
      DATA_DIR: join(server.folder, 'data'),
      DRAIN_SECONDS: '0',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
  });
  afterAll(async () => {
    await stop();
    await redis?.stop();
    await server.stop();
  });

  const environment = (more: Settings = {}): Settings => ({
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '/tmp',
    ...settings,
    ...more,
  });
  /** A program to its end; one that goes on would be one that starts without what it needs. */
  const run = async (args: readonly string[], more: Settings = {}): Promise<Ended> => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: environment(more) });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  };
  const cli = (...args: string[]): Promise<Ended> => run(['dist/apps/cli/main.mjs', ...args]);
  const start = async (): Promise<void> => {
    const port = { worker: 'WORKER_PORT', api: 'PORT', portal: 'PORTAL_PORT' } as const;
    running = await Promise.all(
      APPS.map((app) =>
        ServerProcess.start(
          join(ROOT, 'dist/apps'),
          app,
          environment(),
          `http://127.0.0.1:${settings[port[app]]}/readyz`,
        ),
      ),
    );
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((one) => one.stop()));
    running = [];
  };
  const isUntouched = async (): Promise<unknown> => {
    const tables = await server.query(`SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'`);
    const roles = await server.query(`SELECT count(*)::int AS n FROM pg_roles WHERE rolname LIKE 'app\\_%'`);
    return [...tables, ...roles];
  };

  /** Each setting that production asks for, left out or plainly wrong, and whom that stops. */
  it.each([
    ['DB_ROLE_PASSWORD', '', /^DB_ROLE_PASSWORD is not set: it must be a password of at least 6 characters/],
    ['DB_ROLE_PASSWORD', 'short', /^DB_ROLE_PASSWORD is wrong: it must be a password of at least 6 characters/],
    [
      'SESSION_SECRET',
      '',
      /^SESSION_SECRET is not set: it must be at least 32 random characters when MODE is production/,
    ],
    ['SESSION_SECRET', 'too short', /^SESSION_SECRET is wrong: it must be at least 32 random characters/],
    ['CLOCK', '2024-06-03T09:00:00Z', /^CLOCK is set, but the clock cannot be chosen when MODE is production/],
    ['DATABASE_URL', 'localhost/linxuan', /^DATABASE_URL is wrong: it must be a PostgreSQL URL/],
    ['PUBLIC_URL', 'my.machine', /^PUBLIC_URL "my\.machine" is wrong: it must be /],
  ])('is refused where %s is "%s", in one sentence and before anything is migrated', async (name, value, sentence) => {
    const programs = [['apps/cli/start.mjs'], ['dist/apps/cli/main.mjs', 'migrate'], ['dist/apps/api/main.mjs']];
    for (const ended of await Promise.all(programs.map((program) => run(program, { [name]: value })))) {
      expect(ended.err).toMatch(sentence);
      expect([ended.code === 0, ended.err.trimEnd().split('\n').length]).toEqual([false, 1]);
    }
    expect(await isUntouched()).toEqual([{ n: 0 }, { n: 0 }]);
  });

  it('is migrated and seeded by two commands, and its first officers sign in with what was printed', async () => {
    const migrated = await cli('migrate');
    expect([migrated.code, migrated.err, migrated.out.split('\n').length > 10]).toEqual([0, '', true]);
    const seeded = await cli('seed');
    expect([seeded.code, seeded.err]).toEqual([0, '']);
    const printed = [...seeded.out.matchAll(/^First sign-in: (\S+) \/ (\S+) /gm)].map(([, login, first]) => [
      login,
      first,
    ]);
    expect(printed.map(([login]) => login)).toEqual(['operator', 'operator-2', 'auditor']);
    // Once: nobody reads them a second time.
    expect((await cli('seed')).out).not.toContain('First sign-in');

    await start();
    for (const [login = '', first = ''] of printed) {
      const client = new SessionClient(origin);
      expect([login, (await client.signIn(login, first)).status]).toEqual([login, 200]);
      expect((await client.get('/api/operator/users')).status).toBe(403);
      const changed = await client.send('POST', '/api/session/password', {
        current: first,
        next: PASSWORD,
      });
      expect([login, changed.status, changed.body]).toEqual([login, 204, expect.anything()]);
    }
  });

  const signedIn = async (): Promise<SessionClient> => {
    const client = new SessionClient(origin);
    expect((await client.signIn('operator', PASSWORD)).status).toBe(200);
    return client;
  };

  it('takes a new password of its roles: set, migrate, restart at once', async () => {
    const [before, after] = [settings['DB_ROLE_PASSWORD'] ?? '', 'the second of the roles'];
    const client = await signedIn();
    settings['DB_ROLE_PASSWORD'] = after;
    expect(await cli('migrate')).toEqual({ code: 0, out: '', err: '' });
    for (const role of ['app_api', 'app_engine', 'app_public', 'queue_owner'])
      expect([role, await server.lets(role, before), await server.lets(role, after)]).toEqual([role, false, true]);
    // Open connections go on.
    expect((await client.get('/api/session')).status).toBe(200);
    await stop();
    await start();
    expect((await client.get('/api/session')).status).toBe(200);
  });

  it('takes a new SESSION_SECRET and signs nobody out', async () => {
    const client = await signedIn();
    settings['SESSION_SECRET'] = 'the second secret of these sessions';
    await stop();
    await start();
    expect((await client.get('/api/session')).status).toBe(200);
    expect((await client.send('POST', '/api/session/locale', { locale: 'en' })).status).toBeLessThan(300);
  });

  it('takes a new password of its administrator, whom only commands ask for', async () => {
    const before = settings['DATABASE_URL'] ?? '';
    const client = await signedIn();
    await server.query(`ALTER ROLE ${new URL(before).username} PASSWORD 'the second of the administrator'`);
    expect((await client.get('/api/session')).status).toBe(200);
    const refused = await run(['apps/cli/start.mjs']);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/^DATABASE_URL is refused by its server: .*\n$/),
    ]);
    for (const args of [['migrate'], ['replay'], ['seed']]) {
      const { code, err } = await cli(...args);
      expect([args, code, err]).toEqual([
        args,
        1,
        expect.stringMatching(/^DATABASE_URL is refused by its server: .*\n$/),
      ]);
    }
    settings['DATABASE_URL'] = String(Object.assign(new URL(before), { password: 'the second of the administrator' }));
    server.url = settings['DATABASE_URL'];
    expect((await cli('migrate')).code).toBe(0);
    expect((await cli('replay')).out).toContain('intact');
  });

  it('starts as a whole by npm start too, and plays no demo', async () => {
    await stop();
    const child = spawn(process.execPath, ['apps/cli/start.mjs'], { cwd: ROOT, env: environment() });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const ended = once(child, 'close');
    try {
      while (child.exitCode === null && !out.includes('Ctrl-C stops it'))
        await new Promise((settle) => setTimeout(settle, 50));
      expect(out).toContain('Ctrl-C stops it');
      expect(out).not.toMatch(/demo/i);
      await signedIn();
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expect(child.exitCode).toBe(0);
  });
});
