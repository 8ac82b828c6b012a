import { expectWithin } from '../support/time-budget';
import { Installation, dataFolder, forget, processesOf } from './installation';

jest.setTimeout(180_000);

const alive = async (address: string): Promise<number> => (await fetch(`${address}/healthz`)).status;
const nothingLeft = async (folder: string): Promise<string[]> => {
  for (let tries = 0; tries < 150 && processesOf(folder).length > 0; tries += 1)
    await new Promise((settle) => setTimeout(settle, 100));
  return processesOf(folder);
};

describe('npm start', () => {
  const folder = dataFolder();
  afterAll(() => forget(folder));

  it('starts an installation, keeps its data, and is ready again within 15 s', async () => {
    const first = new Installation(folder);
    await first.ready();
    expect([await alive(first.backOffice), await alive(first.publicSite)]).toEqual([200, 200]);
    await first.sql('CREATE TABLE public.kept (id int)');
    expect(await first.stop()).toBe(0);
    expect(await nothingLeft(folder)).toEqual([]);

    const second = new Installation(folder);
    expectWithin('A second start', await second.ready(), 15, 's');
    expect(await second.sql("SELECT to_regclass('public.kept') IS NOT NULL AS kept")).toEqual([{ kept: true }]);
    expect(await second.stop()).toBe(0);
  });

  it('recovers after the launcher was killed outright', async () => {
    const killed = new Installation(folder);
    await killed.ready();
    await killed.kill();
    const again = new Installation(folder);
    await again.ready();
    expect(await alive(again.backOffice)).toBe(200);
    expect(await again.stop()).toBe(0);
    expect(await nothingLeft(folder)).toEqual([]);
  });

  it('runs twice side by side, but not twice on one folder', async () => {
    const other = dataFolder();
    const one = new Installation(folder, ['--empty']);
    await one.ready();
    const two = new Installation(other, ['--empty']);
    await two.ready();
    expect(two.backOffice).not.toBe(one.backOffice);
    const intruder = new Installation(folder);
    expect(await intruder.ended).toBe(1);
    expect(intruder.errors).toMatch(/^DATA_DIR .* is in use by a running installation \(process \d+\);[^\n]*\n$/);
    expect(await alive(one.backOffice)).toBe(200);
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);

    const later = new Installation(other);
    await later.ready();
    expect(await later.sql("SELECT count(*)::int AS demo FROM app_user WHERE login LIKE 'demo-%'")).toEqual([
      { demo: 0 },
    ]);
    expect(await later.stop()).toBe(0);
    forget(other);
  });

  it('throws the data away only when told so', async () => {
    const asked = new Installation(folder, ['--reset']);
    expect(await asked.ended).toBe(1);
    expect(asked.errors).toBe('Nothing was changed; --reset --yes does not ask.\n');
    const reset = new Installation(folder, ['--reset', '--yes', '--empty']);
    await reset.ready();
    expect(await reset.sql("SELECT to_regclass('public.kept') IS NOT NULL AS kept")).toEqual([{ kept: false }]);
    expect(await reset.stop()).toBe(0);
  });
});

describe('a wrong setting', () => {
  it.each([
    [{ PORT: 'http' }, 'PORT "http" is wrong: it must be a whole number from 1 to 65535.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL "loud" is wrong: it must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      { MODE: 'production' },
      'SESSION_SECRET is not set: it must be at least 32 random characters when MODE is production.',
    ],
    [{ REDIS_URL: 'redis://127.0.0.1:1' }, 'REDIS_URL names 127.0.0.1:1, which does not answer (ECONNREFUSED).'],
    [
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
      'DATABASE_URL names 127.0.0.1:1, which does not answer (ECONNREFUSED).',
    ],
    [{ FILES_DRIVER: 's3' }, 'S3_ENDPOINT is not set: it must be an http or https URL when FILES_DRIVER is s3.'],
  ])('stops the start with one sentence: %j', async (env, sentence) => {
    const folder = dataFolder();
    const installation = new Installation(folder, [], env as Record<string, string>);
    expect(await installation.ended).toBe(1);
    expect(installation.errors).toBe(`${sentence}\n`);
    expect(processesOf(folder)).toEqual([]);
    forget(folder);
  });

  it('names the option it does not know', async () => {
    const folder = dataFolder();
    const installation = new Installation(folder, ['--everything']);
    expect(await installation.ended).toBe(2);
    expect(installation.errors).toContain('--everything');
    forget(folder);
  });
});
