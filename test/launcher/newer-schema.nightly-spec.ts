import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDataSource } from '@linxuan/persistence';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import type { MigrationInterface } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { dataFolder, forget, processesOf } from './installation';

jest.setTimeout(120_000);
const root = resolve(__dirname, '../..');

class Later9999999999999 implements MigrationInterface {
  readonly name = 'Later9999999999999';
  up = () => Promise.resolve();
  down = () => Promise.resolve();
}

/** Everything that opens the product's database, as it is started. */
const PROGRAMS: readonly (readonly string[])[] = [
  ['dist/apps/api/main.mjs'],
  ['dist/apps/worker/main.mjs'],
  ['dist/apps/portal/main.mjs'],
  ['apps/cli/start.mjs'],
  ...[
    ['migrate'],
    ['migrate', 'down', '--yes'],
    ['seed'],
    ['replay'],
    ['programme', 'import', 'green-technology/2024', '--author', 'operator'],
    ['user', 'reset-password', 'operator'],
  ].map((command) => ['dist/apps/cli/main.mjs', ...command]),
];

describe('on a database that a later version has migrated', () => {
  const folder = dataFolder();
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    const later = createDataSource(database.url, { poolSize: 1 });
    await later.setOptions({ migrations: [...MIGRATIONS, Later9999999999999] }).initialize();
    await later.runMigrations();
    await later.destroy();
  });
  afterAll(async () => {
    await database.drop();
    forget(folder);
  });

  const run = (program: readonly string[], LANG: string): Promise<{ code: number | null; errors: string }> => {
    const child = spawn(process.execPath, program, {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: tmpdir(),
        DATA_DIR: join(folder, LANG),
        DATABASE_URL: database.url,
        DB_ROLE_PASSWORD: process.env['DB_ROLE_PASSWORD'] ?? 'linxuan',
        LANG,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    return new Promise((settle) => child.once('close', (code) => settle({ code, errors })));
  };

  it.each(PROGRAMS.map((program) => [program.join(' '), program] as const))(
    '%s ends with one sentence and changes nothing',
    async (_, program) => {
      const ends = await Promise.all(['en_GB.UTF-8', 'zh_CN.UTF-8'].map((language) => run(program, language)));
      expect(ends.map(({ code, errors }) => [code, errors.split('\n').length, errors.slice(0, 12)])).toEqual([
        [78, 2, 'The database'],
        [78, 2, '数据库比本版本新，本版本'],
      ]);
      for (const { errors } of ends)
        expect([errors.includes('Later9999999999999'), errors.includes('migrate down --to ')]).toEqual([true, true]);
      expect(processesOf(folder)).toEqual([]);
    },
  );
});
