import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migratingDataSource } from '@linxuan/persistence';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import type { MigrationInterface } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { AS_LONG_AS_IT_MOVES } from '../support/time-budget';
import { dataFolder, forget, processesOf } from './installation';

jest.setTimeout(AS_LONG_AS_IT_MOVES);
const root = resolve(__dirname, '../..');

class Later9999999999999 implements MigrationInterface {
  readonly name = 'Later9999999999999';
  up = () => Promise.resolve();
  down = () => Promise.resolve();
}

interface Ended {
  language: string;
  code: number | null;
  errors: string;
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

/** One of each way in which a program says its last sentence; these are asked in both languages. */
const SPEAKERS = ['dist/apps/api/main.mjs', 'apps/cli/start.mjs', 'dist/apps/cli/main.mjs migrate'];

describe('on a database that a later version has migrated', () => {
  const folder = dataFolder();
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    const later = migratingDataSource(database.url, { poolSize: 1 }, [...MIGRATIONS, Later9999999999999]);
    await later.initialize();
    await later.runMigrations();
    await later.destroy();
  });
  afterAll(async () => {
    await database.drop();
    forget(folder);
  });

  const run = (program: readonly string[], LANG: string): Promise<Ended> => {
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
    return new Promise((settle) => child.once('close', (code) => settle({ language: LANG, code, errors })));
  };

  it.each(PROGRAMS.map((program) => [program.join(' '), program] as const))(
    '%s ends with one sentence and changes nothing',
    async (_, program) => {
      const languages = SPEAKERS.includes(program.join(' ')) ? ['en_GB.UTF-8', 'zh_CN.UTF-8'] : ['en_GB.UTF-8'];
      for (const { language, code, errors } of await Promise.all(languages.map((language) => run(program, language)))) {
        const begins = language.startsWith('zh') ? '数据库比本版本新，本版本' : 'The database';
        expect([code, errors.split('\n').length, errors.slice(0, 12)]).toEqual([78, 2, begins]);
        expect([errors.includes('Later9999999999999'), errors.includes('migrate down --to ')]).toEqual([true, true]);
      }
      expect(processesOf(folder)).toEqual([]);
    },
  );
});
