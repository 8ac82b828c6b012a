import type { UnitOfWork } from '@linxuan/persistence';

/** The whole database as it stands, to come back to: a race must not decide how the tour goes on. */
export class Savepoint {
  private constructor(
    private readonly work: UnitOfWork,
    private readonly tables: string[],
  ) {}

  static async of(work: UnitOfWork): Promise<Savepoint> {
    const rows: { name: string }[] = await work.source.query(
      `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const tables = rows.map(({ name }) => name);
    await work.source.query(
      `DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept; ${tables.map((table) => `CREATE UNLOGGED TABLE kept.${table} AS TABLE public.${table}`).join('; ')}`,
    );
    return new Savepoint(work, tables);
  }

  /** Puts every row back in one transaction, with triggers and references at rest: nothing is decided here. */
  async restore(): Promise<void> {
    const runner = this.work.source.createQueryRunner();
    try {
      await runner.query('BEGIN');
      await runner.query(`SET LOCAL session_replication_role = replica`);
      const changed: string[] = [];
      for (const table of this.tables) {
        const [{ same }] = await runner.query(
          `SELECT (SELECT count(*) FROM public.${table}) = (SELECT count(*) FROM kept.${table}) AND NOT EXISTS (SELECT t::text FROM public.${table} t EXCEPT SELECT t::text FROM kept.${table} t) AS same`,
        );
        if (!same) changed.push(table);
      }
      if (changed.length > 0)
        await runner.query(`DELETE FROM ${changed.map((table) => `public.${table}`).join('; DELETE FROM ')}`);
      for (const table of changed) {
        const columns: { name: string }[] = await runner.query(
          `SELECT format('%I', attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
          [`public.${table}`],
        );
        const list = columns.map(({ name }) => name).join(', ');
        await runner.query(
          `INSERT INTO public.${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM kept.${table}`,
        );
      }
      await runner.query('COMMIT');
    } finally {
      await runner.release();
    }
  }
}
