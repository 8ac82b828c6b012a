import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../../migrations';
import { createDataSource } from './data-source';
import { migratingDataSource } from './migrating-data-source';
import { NewerSchema, refuseNewerSchema } from './known-schema';
import { migrateDown, migrateUp } from './migrate';
import { DATABASE_ROLES } from './database-roles';

/** What a later version might bring. */
class Later9999999999999 implements MigrationInterface {
  readonly name = 'Later9999999999999';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE later (id int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE later');
  }
}

describe('a database that a later version has migrated', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterAll(() => database.drop());

  const asked = async (url: string): Promise<unknown> => {
    const source = await createDataSource(url, { poolSize: 1 }).initialize();
    try {
      return await refuseNewerSchema((sql) => source.query(sql)).catch((error: unknown) => error);
    } finally {
      await source.destroy();
    }
  };
  /** The later version at work: it knows one migration more. */
  const laterly = async (work: 'runMigrations' | 'undoLastMigration'): Promise<void> => {
    const source = migratingDataSource(database.url, { poolSize: 1 }, [...MIGRATIONS, Later9999999999999]);
    await source.initialize();
    try {
      await source[work]();
    } finally {
      await source.destroy();
    }
  };
  const seenBy = (role: string): string => (role === 'admin' ? database.url : database.urlFor(role));
  const serving = DATABASE_ROLES.filter((role) => role !== 'queue_owner');

  it('is told from one that is empty, older or as it should be', async () => {
    expect(await asked(database.url)).toBeUndefined();
    await migrateUp(database.url);
    for (const role of ['admin', ...serving]) expect([role, await asked(seenBy(role))]).toEqual([role, undefined]);
    const taken = await migrateDown(database.url, MIGRATIONS.at(-4)?.name);
    expect(taken).toEqual(
      MIGRATIONS.slice(-3)
        .map(({ name }) => name)
        .reverse(),
    );
    for (const role of ['admin', ...serving]) expect([role, await asked(seenBy(role))]).toEqual([role, undefined]);
    expect(await migrateUp(database.url)).toEqual([...taken].reverse());
  }, 120_000);

  it('is refused for every role that serves, with the way back, until the later version has taken it back', async () => {
    await laterly('runMigrations');
    for (const role of ['admin', ...serving]) {
      const refusal = await asked(seenBy(role));
      expect([role, refusal]).toEqual([role, expect.any(NewerSchema)]);
      const { sentences } = refusal as NewerSchema;
      for (const sentence of Object.values(sentences)) {
        expect(sentence).toContain('Later9999999999999');
        expect(sentence).toContain(`migrate down --to ${MIGRATIONS.at(-1)?.name ?? ''}`);
        expect(sentence).not.toContain('\n');
      }
      expect((refusal as NewerSchema).in({ LANG: 'zh_CN.UTF-8' })).toBe(sentences.zh);
      expect((refusal as NewerSchema).in({ LANG: 'C' })).toBe(sentences.en);
    }
    await laterly('undoLastMigration');
    expect(await asked(database.url)).toBeUndefined();
  }, 120_000);
});
