import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { AS_LONG_AS_IT_MOVES } from '../support/time-budget';

jest.setTimeout(AS_LONG_AS_IT_MOVES);
const ROOT = resolve(__dirname, '../..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'docs/runbook.md', 'docs/definition.md'];
const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

interface Schema {
  properties: Record<string, { 'x-secret'?: boolean }>;
}

/** Every line of a block that a page marks as runnable. */
const commands = PAGES.flatMap((page) =>
  [...textOf(page).matchAll(/^```sh runnable\n([^]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/ {2,}#.*/, '').trim())
      .filter((line) => line !== '')
      .map((line) => [page, line] as const),
  ),
);
/** Names of pages and buttons stand in 「」. */
const names = PAGES.flatMap((page) =>
  [...textOf(page).matchAll(/「([^」]+)」/g)].map(([, name = '']) => [page, name] as const),
);

function sources(folder: string, name: RegExp): string {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !/spec\.tsx?$/.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
    .join('\n');
}

describe('what the documents say', () => {
  const words = `${sources('apps/admin/src', /\.zh\.json$/)}\n${sources('apps/portal/src', /\.ts$/)}`;

  it('is there to be tried', () => expect([commands.length > 3, names.length > 6]).toEqual([true, true]));

  // A button may count in brackets what it is about; the document names it without the number.
  it.each(names)('%s: a page or button is called 「%s」', (_page, name) =>
    expect(words).toMatch(new RegExp(`['"]${name}(?:（%\\{\\w+\\}）)?['"]`)),
  );

  it.each(PAGES)('%s names no npm script that is not there', (page) => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...textOf(page).matchAll(/npm run ([a-z0-9:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('the runbook', () => {
  const part = (title: string): string =>
    textOf('docs/runbook.md')
      .split(/^## /m)
      .find((text) => text.startsWith(title)) ?? '';
  const secrets = Object.entries((JSON.parse(textOf('config/env/schema.json')) as Schema).properties)
    .filter(([, setting]) => setting['x-secret'])
    .map(([name]) => name);

  it.each(secrets)('says how %s is changed', (name) => {
    // The addresses of the roles are named by their ends.
    const [, role] = /^DATABASE_URL(_\w+)$/.exec(name) ?? [];
    expect(part('Changing secrets')).toContain(role && role !== '_API' ? `\`${role}\`` : `\`${name}\``);
  });
});

describe('the commands of the documents', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each(commands)('%s: %s', (_page, command) => {
    const { status, stderr, stdout } = spawnSync('sh', ['-c', command.replace('npm run', 'npm run --silent')], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toBe('');
  });
});
