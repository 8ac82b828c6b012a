import { createTestDatabase, type TestDatabase } from '@linxuan/testing';
import { createDataSource } from './data-source';
import { migrateDown, migrateUp } from './migrate';
import { MIGRATIONS } from '../../../migrations';

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterAll(() => database.drop());

  it('go up, down and up again, and leave the same schema', async () => {
    await migrateUp(database.url);
    const first = await schemaOf(database.url);
    for (const migration of MIGRATIONS) {
      expect(migration.name).toMatch(/\d{13}$/);
      await migrateDown(database.url);
    }
    expect((await schemaOf(database.url)).filter((line) => !line.startsWith('migrations.'))).toEqual([]);
    await migrateUp(database.url);
    expect(await schemaOf(database.url)).toEqual(first);
  }, 60_000);

  it('does nothing the second time', async () => {
    expect(await migrateUp(database.url)).toEqual([]);
  });
});

async function schemaOf(url: string): Promise<string[]> {
  const source = await createDataSource(url, { poolSize: 1 }).initialize();
  try {
    const rows: { line: string }[] = await source.query(
      `SELECT table_name || '.' || column_name || ' ' || data_type AS line FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT 'policy ' || tablename || ' ' || policyname FROM pg_policies WHERE schemaname = 'public' ORDER BY 1`,
    );
    return rows.map(({ line }) => line);
  } finally {
    await source.destroy();
  }
}
