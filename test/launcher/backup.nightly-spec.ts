import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AS_LONG_AS_IT_MOVES } from '../support/time-budget';
import { dataFolder, forget, Installation, processesOf } from './installation';
import { installed } from './installed';

jest.setTimeout(AS_LONG_AS_IT_MOVES);
const ROOT = resolve(__dirname, '../..');

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** A command of the cli on an installation's data folder, as the runbook has it typed. */
function command(folder: string, args: readonly string[]) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', DATA_DIR: folder };
  const child = spawn(process.execPath, ['dist/apps/cli/main.mjs', ...args], { cwd: ROOT, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([status]): Ended => ({ status: status as number | null, out, err }));
  return { child, ended };
}

const signIn = async (address: string, login = 'demo-operator'): Promise<number> =>
  (
    await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: 'linxuan-demo-2024' }),
    })
  ).status;

describe('backup and restore of what npm start made', () => {
  let folder: string;
  const other = dataFolder();
  const shelf = mkdtempSync(join(tmpdir(), 'linxuan-shelf-'));
  const archive = join(shelf, 'installation.zip');
  let installation: Installation;

  beforeAll(async () => {
    chmodSync(shelf, 0o755);
    folder = await installed('demo');
    installation = new Installation(folder);
    await installation.ready();
  });
  afterAll(() => {
    for (const one of [folder, other, shelf]) forget(one);
  });

  it('is taken while people sign in, and says what it holds', async () => {
    let over = false;
    let signedIn = 0;
    const people = (async () => {
      while (!over) if ((await signIn(installation.backOffice)) < 300) signedIn += 1;
    })();
    const { status, out, err } = await command(folder, ['backup', archive]).ended;
    over = true;
    await people;
    expect([status, err.includes('Rows of')]).toEqual([0, true]);
    expect(out).toMatch(/installation\.zip: \d{3,} rows of \d+ tables, \d+ files, [\d.]+ MB, [\d.]+ s; as of 20/);
    expect(signedIn).toBeGreaterThan(0);
    expect(await signIn(installation.backOffice)).toBeLessThan(300);
  });

  it('that was killed on its way leaves no file that looks whole', async () => {
    const target = join(shelf, 'killed.zip');
    const { child, ended } = command(folder, ['backup', target]);
    const isThere = (): boolean => readdirSync(shelf).some((name) => name.startsWith('killed.zip.partial-'));
    while (child.exitCode === null && !isThere()) await new Promise((settle) => setTimeout(settle, 2));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(target)).toBe(false);
    const [left = ''] = readdirSync(shelf).filter((name) => name.startsWith('killed'));
    const refused = await command(other, ['restore', join(shelf, left)]).ended;
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('damaged, cut off or no backup')]);
    expect(readdirSync(other)).toEqual([]);
    // The next one of the same name clears it away.
    expect((await command(folder, ['backup', target]).ended).status).toBe(0);
    expect(readdirSync(shelf).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('is not restored over an installation that holds anything', async () => {
    const { status, err } = await command(folder, ['restore', archive]).ended;
    expect([status, err]).toEqual([1, expect.stringContaining('The database is not empty')]);
    expect(await installation.stop()).toBe(0);
    expect((await command(folder, ['restore', archive]).ended).status).toBe(1);
  });

  it('brings a destroyed installation back under another folder, whole and at work', async () => {
    forget(folder);
    const damaged = join(shelf, 'damaged.zip');
    writeFileSync(damaged, readFileSync(archive));
    truncateSync(damaged, statSync(damaged).size - 5000);
    expect((await command(other, ['restore', damaged]).ended).status).toBe(1);
    expect(readdirSync(other)).toEqual([]);

    const restored = await command(other, ['restore', archive]).ended;
    expect([restored.status, restored.out]).toEqual([0, expect.stringContaining('Restored and checked')]);
    expect(processesOf(other)).toEqual([]);
    const replayed = await command(other, ['replay']).ended;
    expect([replayed.status, replayed.out]).toEqual([
      0,
      expect.stringMatching(/ledger: \d+ chains, \d+ events, intact/),
    ]);

    const again = new Installation(other);
    await again.ready();
    expect(await signIn(again.backOffice)).toBeLessThan(300);
    expect(again.output).not.toContain('Playing the demo round');
    expect(await again.sql('SELECT count(*) > 0 AS found FROM case_file')).toEqual([{ found: true }]);
    expect(await again.stop()).toBe(0);
  });

  it('and migrations go back only when told to, and come again at the next start', async () => {
    const asked = await command(other, ['migrate', 'down']).ended;
    expect([asked.status, asked.err]).toEqual([2, expect.stringContaining('drops the tables and columns')]);
    const back = await command(other, ['migrate', 'down', '--yes']).ended;
    expect([back.status, back.out]).toEqual([0, expect.stringMatching(/^reverted \w+\d{13}\n$/)]);
    const up = await command(other, ['migrate']).ended;
    expect([up.status, up.out, up.err]).toEqual([0, back.out.replace('reverted', 'applied'), '']);
    const unknown = await command(other, ['migrate', 'down', '--to', 'Nothing', '--yes']).ended;
    expect([unknown.status, unknown.err]).toEqual([2, 'The migration Nothing is not applied.\n']);
  });
});
