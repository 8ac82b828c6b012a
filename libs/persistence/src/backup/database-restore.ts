import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { readAccess, type AccessState, type Query } from '../access';
import { migratingDataSource } from '../migrating-data-source';
import { DATABASE_ROLES, ensureQueueSchema, ensureRoles, type RolePasswords } from '../database-roles';
import { MIGRATION_LOCK } from '../migrate';
import { MIGRATIONS } from '../../../../migrations';
import type { RoleState } from './database-snapshot';
import {
  columnList,
  PLAIN_SESSION,
  quoted,
  tableDigest,
  tablePlans,
  type SequenceState,
  type TablePlan,
} from './table-plan';

/** Names of migrations that this release does not know: their database was made by a later one. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}

/**
 * A restore into an empty database as one transaction: roles, schema as the migrations build it, rows, sequences. Until
 * `commit` nobody sees any of it, and whatever ends it before leaves the database empty.
 */
export class DatabaseRestore {
  private constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
  ) {}

  /** `migrations` are those that the backed up database held, all of them known to this release. */
  static async begin(url: string, migrations: readonly string[]): Promise<DatabaseRestore> {
    const wanted = MIGRATIONS.filter(({ name }) => migrations.includes(name));
    const source = await migratingDataSource(url, { poolSize: 1 }, wanted).initialize();
    const runner = source.createQueryRunner();
    const restore = new DatabaseRestore(source, runner);
    try {
      await runner.query(PLAIN_SESSION);
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await runner.startTransaction();
      return restore;
    } catch (error) {
      await restore.close();
      throw error;
    }
  }

  readonly query: Query = (sql, parameters) => this.runner.query(sql, parameters);

  /** What stands in the database already: names of relations and of the queue's schema. */
  async contents(): Promise<string[]> {
    const rows = (await this.query(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'S')
         AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.objid = c.oid AND x.deptype = 'e')
       UNION ALL SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'bullmq' ORDER BY 1`,
    )) as { name: string }[];
    return rows.map(({ name }) => name);
  }

  /** Makes the roles and the schema as the backed up database had them. */
  async buildSchema(passwords: RolePasswords): Promise<void> {
    await ensureRoles(this.query, passwords);
    const executor = new MigrationExecutor(this.source, this.runner);
    executor.transaction = 'none';
    await executor.executePendingMigrations();
    await ensureQueueSchema(this.query);
  }

  tables = (): Promise<TablePlan[]> => tablePlans(this.query);
  access = (): Promise<AccessState> => readAccess(this.query);
  digest = (table: TablePlan): Promise<{ rows: number; digest: string }> => tableDigest(this.query, table);

  /**
   * Loads all tables with `load`, while no trigger fires and no reference is checked, and then has the database check
   * every reference by making the constraints anew. Rows that a migration wrote give way to those of the backup.
   */
  async loadTables(tables: readonly TablePlan[], load: () => Promise<void>): Promise<void> {
    const references = (await this.query(
      `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY conname`,
    )) as { table: string; name: string; definition: string }[];
    const names = tables.map(({ name }) => quoted(name));
    for (const name of names) await this.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    for (const { table, name } of references) await this.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    await this.query(`TRUNCATE ${names.join(', ')}`);
    await load();
    for (const { table, name, definition } of references)
      await this.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const name of names) await this.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  }

  /** Rows in the form that `DatabaseSnapshot.copy` gave them; all of them pass the meter. */
  async load(table: TablePlan, rows: Readable, meter: Transform): Promise<void> {
    const client = (await this.runner.connect()) as Client;
    await pipeline(rows, meter, client.query(copyFrom(`COPY ${quoted(table.name)} (${columnList(table)}) FROM STDIN`)));
  }

  async setSequences(sequences: readonly SequenceState[]): Promise<void> {
    for (const { name, lastValue, isCalled } of sequences)
      await this.query(`SELECT setval($1::regclass, $2::bigint, $3)`, [quoted(name), lastValue, isCalled]);
  }

  async commit(): Promise<void> {
    await this.query('ANALYZE');
    await this.runner.commitTransaction();
  }

  /** Ends the transaction, which leaves nothing behind unless it was committed. */
  async close(): Promise<void> {
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
    await this.runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await this.runner.release();
    await this.source.destroy();
  }
}

/**
 * Gives the roles the passwords that they had when the backup was made. The next `migrate` sets those of its settings
 * again.
 */
export async function restoreVerifiers(url: string, roles: readonly RoleState[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const { name, verifier } of roles)
      if (verifier && (DATABASE_ROLES as readonly string[]).includes(name))
        await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(verifier)}`);
  } finally {
    await client.end();
  }
}
