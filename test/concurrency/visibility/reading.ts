import type { EngineHarness } from '@linxuan/testing';
import type { Client } from 'pg';
import { KEYS, type AllRows, type Person } from './oracle';

/** The keys of the rows of each table that the person may select, in a transaction of the API's database role. */
export async function selectedBy(
  api: Client,
  { userId, orgId, role, queues, deputy }: Person,
  tables: string[],
  scoped = true,
): Promise<Record<string, string[]>> {
  await api.query('BEGIN');
  try {
    if (scoped)
      await api.query(
        `SELECT set_config('app.user', $1, true), set_config('app.org', $2, true), set_config('app.role', $3, true), set_config('app.queues', $4, true), set_config('app.deputy', $5, true)`,
        [userId, orgId, role, queues.join(','), deputy ?? ''],
      );
    const columns = tables.map(
      (table) => `(SELECT coalesce(array_agg(${KEYS[table] ?? 'id::text'}), '{}') FROM ${table}) AS ${table}`,
    );
    const { rows } = await api.query<Record<string, string[]>>(`SELECT ${columns.join(', ')}`);
    return rows[0] ?? {};
  } finally {
    await api.query('ROLLBACK');
  }
}

/** All rows of all tables as the owner of the database sees them, in camel case. */
export async function everything(engine: EngineHarness): Promise<AllRows> {
  const tables: { tablename: string }[] = await engine.work.source.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND rowsecurity`,
  );
  const all: Record<string, Record<string, unknown>[]> = {};
  for (const { tablename } of tables) {
    const rows: { row: Record<string, unknown> }[] = await engine.work.source.query(
      `SELECT to_json(t) AS row FROM ${tablename} t`,
    );
    all[tablename] = rows.map(({ row }) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      ),
    );
  }
  return all as unknown as AllRows;
}
