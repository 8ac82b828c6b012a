import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source';

/** What TypeORM would change although the entities say the same, each with its reason. */
const EXPLAINED: [RegExp, string][] = [
  [/"app_user".*"(TEMP_OLD_)?login_key"/, 'a generated column, which TypeORM knows only from a table of its own'],
  [/"typeorm_metadata"/, 'that table'],
];

/** Kept by TypeORM's migrations, views with policies of their own, and the table above. */
const WITHOUT_ENTITY = ['migrations', 'typeorm_metadata'];

describe('the entities', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.url, { poolSize: 1 }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('describe the migrated schema: tables, columns, defaults, keys, checks and indexes', async () => {
    // The schema builder looks for it as soon as any column is generated.
    await source.query(
      'CREATE TEMP TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
    );
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const changes = upQueries.map(({ query }) => query);
    expect(changes.filter((query) => !EXPLAINED.some(([pattern]) => pattern.test(query)))).toEqual([]);
  });

  it('leave no table out', async () => {
    const tables: { name: string }[] = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const known = new Set([...source.entityMetadatas.map(({ tableName }) => tableName), ...WITHOUT_ENTITY]);
    expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('can each be read as they are declared', async () => {
    for (const { target } of source.entityMetadatas) await source.getRepository(target).find({ take: 1 });
  });
});
