import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';

jest.setTimeout(300_000);
const ROOT = resolve(__dirname, '../..');

/** A copy of the built commands with a config of its own, on an empty database. */
describe('a faulty file under config', () => {
  const copy = mkdtempSync(join(tmpdir(), 'linxuan-config-'));
  let database: TestDatabase;
  beforeAll(async () => {
    for (const part of ['dist/apps/cli', 'config']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(copy, { recursive: true, force: true });
  });

  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [join(copy, 'dist/apps/cli/main.mjs'), ...args], {
      cwd: copy,
      env: { PATH: process.env['PATH'], DATABASE_URL: database.url, DB_ROLE_PASSWORD: process.env['DB_ROLE_PASSWORD'] },
      encoding: 'utf8',
    });
  const change = (file: string, how: (text: string) => string) => {
    const path = join(copy, 'config', file);
    writeFileSync(path, how(readFileSync(path, 'utf8')));
  };
  const query = async (sql: string): Promise<unknown> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  };

  it('is named with its place, skipped, and kept for the operator; the rest is there, and what was mended follows', async () => {
    change('programmes/brics-cases/2025.yaml', (text) => `${text}\n: : [`);
    change('programmes/energy-first-set/2025-5.yaml', () => '');
    change('programmes/equipment-renewal/2025.yaml', (text) => text.replace(/^stages:/m, 'stagess:'));
    change('forms/resource-utilisation-application.yaml', (text) => text.replace(/:/, ': "'));
    change('taxonomies/key-rd-programmes-2025.yaml', () => '- \u0000\u0007 {');
    change('organisations/demo-institutes.yaml', (text) => text.replace('code:', 'kode:'));
    const seeded = cli('seed');
    expect([seeded.status, seeded.stdout]).toEqual([0, expect.any(String)]);
    for (const file of [
      'programmes/brics-cases/2025.yaml',
      'programmes/energy-first-set/2025-5.yaml',
      'programmes/equipment-renewal/2025.yaml',
      'forms/resource-utilisation-application.yaml',
      'taxonomies/key-rd-programmes-2025.yaml',
      'organisations/demo-institutes.yaml',
    ])
      expect(seeded.stderr).toMatch(
        new RegExp(`^  config/${file.replaceAll('.', '\\.')}:[1-9]\\d*:[1-9]\\d* .+ / .+$`, 'm'),
      );
    expect(seeded.stderr).not.toContain('    at ');
    expect(await query(`SELECT id FROM edition WHERE id LIKE 'green-technology-%' OR id LIKE 'brics-%'`)).toEqual([
      { id: 'green-technology-2024' },
    ]);
    expect(cli('seed', '--print-accounts').stderr).toBe(seeded.stderr);
    expect(cli('programme', 'check', 'green-technology/2024').stdout).toContain(
      'config/organisations/demo-institutes.yaml:',
    );

    rmSync(join(copy, 'config'), { recursive: true });
    cpSync(join(ROOT, 'config'), join(copy, 'config'), { recursive: true });
    const mended = cli('seed');
    expect([mended.status, mended.stderr]).toEqual([0, '']);
    expect(await query(`SELECT value FROM app_setting WHERE key = 'config.faults'`)).toEqual([{ value: [] }]);
    expect(
      await query(`SELECT count(*)::int AS n FROM edition WHERE id LIKE 'brics-%' OR id LIKE 'equipment-%'`),
    ).toEqual([{ n: 2 }]);
  });
});
