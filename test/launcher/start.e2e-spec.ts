import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AS_LONG_AS_IT_MOVES, expectWithin } from '../support/time-budget';
import { installed } from './installed';
import { dataFolder, forget, Installation, nothingLeft, processesOf } from './installation';

jest.setTimeout(AS_LONG_AS_IT_MOVES);

const alive = async (address: string): Promise<number> => (await fetch(`${address}/healthz`)).status;

describe('npm start', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await installed('demo');
  });
  afterAll(() => forget(folder));

  it('keeps the data of the first start, and is ready again within 15 s', async () => {
    const second = new Installation(folder);
    expectWithin('A second start', await second.ready(), 15, 's');
    expect([await alive(second.backOffice), await alive(second.publicSite)]).toEqual([200, 200]);
    expect(second.output).not.toContain('Playing the demo round');
    expect(await second.sql('SELECT count(*) > 5 AS kept FROM case_file')).toEqual([{ kept: true }]);
    expect(await second.stop()).toBe(0);
    expect(await nothingLeft(folder)).toEqual([]);
  });

  it('runs twice side by side, but not twice on one folder', async () => {
    const other = await installed('empty');
    // As the runbook has its secrets changed: what is deleted while it stands is made anew and given to the database's
    // roles.
    const secrets = ['.role-password', '.session-secret'].map((name) => join(other, name));
    const before = secrets.map((file) => readFileSync(file, 'utf8'));
    for (const file of secrets) rmSync(file);
    const [one, two] = [new Installation(folder), new Installation(other)];
    await Promise.all([one.ready(), two.ready()]);
    expect(two.backOffice).not.toBe(one.backOffice);
    expect(secrets.map((file, index) => readFileSync(file, 'utf8') !== before[index])).toEqual([true, true]);
    expect([await alive(two.backOffice), await alive(two.publicSite)]).toEqual([200, 200]);
    const intruder = new Installation(folder);
    expect(await intruder.ended).toBe(1);
    expect(intruder.errors).toMatch(/^DATA_DIR .* is in use by a running installation \(process \d+\);[^\n]*\n$/);
    expect(await alive(one.backOffice)).toBe(200);
    // What was started empty stays empty, though nobody said so this time.
    expect(await two.sql("SELECT count(*)::int AS demo FROM app_user WHERE login LIKE 'demo-%'")).toEqual([
      { demo: 0 },
    ]);
    expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);
    forget(other);
  });

  it('throws the data away only when told so', async () => {
    const asked = new Installation(folder, ['--reset']);
    expect(await asked.ended).toBe(1);
    expect(asked.errors).toBe('Nothing was changed; --reset --yes does not ask.\n');
    const reset = new Installation(folder, ['--reset', '--yes', '--empty']);
    await reset.ready();
    expect(await reset.sql('SELECT count(*)::int AS kept FROM case_file')).toEqual([{ kept: 0 }]);
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
