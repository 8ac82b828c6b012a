import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { createDataSource } from './data-source';
import { outcomeOf } from './outcomes';

const SOURCES = sourcesIn(__dirname).map((path) => readFileSync(path, 'utf8'));

/** A function that gains a refusal is asked by code that names it, so that it is described and has words. */
describe('functions of the database that decide', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('refuse with the codes that are named where they are asked, and with no others', async () => {
    const source = await createDataSource(database.url, { poolSize: 1 }).initialize();
    const functions: { name: string; body: string }[] = await source.query(
      `SELECT proname AS name, prosrc AS body FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace AND prosrc LIKE '%RETURN ''done''%'`,
    );
    await source.destroy();
    expect(functions.map(({ name }) => name).sort()).toEqual([
      'act_on_draw',
      'claim_registration',
      'decide_code',
      'decide_grant',
      'decide_registration',
      'freeze_draw',
      'vet_expert',
    ]);
    for (const { name, body } of functions) {
      const said = [...body.matchAll(/RETURN '([\w.]+)'/g)].map(([, code]) => code);
      const asking = SOURCES.map((text) => text.slice(text.indexOf(`SELECT ${name}(`)).match(LIST)).find(
        (found, at) => found && SOURCES[at]?.includes(`SELECT ${name}(`),
      );
      const named = [...(asking?.[1] ?? '').matchAll(/'([\w.]+)'/g)].map(([, code]) => code);
      expect([name, ...new Set(['done', ...named])].sort()).toEqual([name, ...new Set(said)].sort());
    }
  });

  it('are taken at no other word', () => {
    expect([outcomeOf('done', ['x.no']), outcomeOf('x.no', ['x.no'])]).toEqual(['done', 'x.no']);
    for (const said of ['x.other', '', null, undefined])
      expect(() => outcomeOf(said, ['x.no'])).toThrow('A decision said');
  });
});

/** The refusals of the next `outcomeOf`. */
const LIST = /outcomeOf\([^[]*\[([^\]]*)\]/;

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return path.endsWith('.ts') && !path.includes('spec') ? [path] : [];
  });
}
