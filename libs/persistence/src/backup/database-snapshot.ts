import type { Readable } from 'node:stream';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readAccess, type AccessState, type Query } from '../access';
import { DATABASE_ROLES } from '../database-roles';
import { appliedMigrations, MIGRATION_LOCK } from '../migrate';
import {
  columnList,
  FILE_COLUMNS,
  PLAIN_SESSION,
  quoted,
  sequenceStates,
  tableDigest,
  tablePlans,
  type SequenceState,
  type TablePlan,
} from './table-plan';

export interface RoleState {
  name: string;
  /** What the role may beside what is granted to it, and its own settings. */
  settings: string[];
  /** The SCRAM verifier of its password, where it was asked for. */
  verifier?: string;
}

/**
 * One moment of a database, read for as long as it takes while everybody goes on working: a transaction of its own that
 * sees what was committed when it began and nothing since. Migrations wait for its end.
 */
export class DatabaseSnapshot {
  private constructor(private readonly client: Client) {}

  /** `url` is an administrator's: whoever sees only some of the rows gets an error. */
  static async open(url: string): Promise<DatabaseSnapshot> {
    const client = new Client({ connectionString: url, application_name: 'linxuan backup' });
    // A server that goes away is told by the statement that was under way.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(PLAIN_SESSION);
      await client.query('SELECT pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return new DatabaseSnapshot(client);
  }

  readonly query: Query = async (sql, parameters) => (await this.client.query(sql, parameters)).rows;

  async moment(): Promise<{ takenAt: string; server: string }> {
    const [row] = (await this.query(
      `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "takenAt", current_setting('server_version') AS server`,
    )) as { takenAt: string; server: string }[];
    if (!row) throw new Error('The server does not tell its time');
    return row;
  }

  migrations = (): Promise<string[]> => appliedMigrations(this.query);
  tables = (): Promise<TablePlan[]> => tablePlans(this.query);
  sequences = (): Promise<SequenceState[]> => sequenceStates(this.query);
  access = (): Promise<AccessState> => readAccess(this.query);
  digest = (table: TablePlan): Promise<{ rows: number; digest: string }> => tableDigest(this.query, table);

  /**
   * The rows as PostgreSQL's COPY text: one line a row, columns in the order of the plan. Read to its end before
   * anything else is asked.
   */
  copy(table: TablePlan): Readable {
    return this.client.query(copyTo(`COPY ${quoted(table.name)} (${columnList(table)}) TO STDOUT`));
  }

  /**
   * The digests of all files that rows of this moment name, one a line, each once. The schema may be that of an earlier
   * release, which lacks tables of this one.
   */
  async fileDigests(): Promise<Readable> {
    const there = new Set((await this.tables()).map(({ name }) => name));
    const parts = FILE_COLUMNS.filter(({ table }) => there.has(table)).map(
      ({ table, column }) => `SELECT ${quoted(column)} AS sha FROM ${quoted(table)}`,
    );
    return this.client.query(
      copyTo(
        `COPY (SELECT sha FROM (${parts.join(' UNION ')}) files WHERE sha IS NOT NULL ORDER BY sha COLLATE "C") TO STDOUT`,
      ),
    );
  }

  /**
   * The four roles; with `verifiers` also what their passwords are checked against, which only a superuser may read.
   */
  async roles(verifiers: boolean): Promise<RoleState[]> {
    const rows = (await this.query(
      `SELECT r.rolname AS name, coalesce(s.setconfig, '{}') AS settings FROM pg_roles r LEFT JOIN pg_db_role_setting s ON s.setrole = r.oid AND s.setdatabase = 0
       WHERE r.rolname = ANY($1) ORDER BY 1`,
      [DATABASE_ROLES],
    )) as RoleState[];
    if (!verifiers) return rows;
    const secrets = (await this.query(
      `SELECT rolname AS name, rolpassword AS verifier FROM pg_authid WHERE rolname = ANY($1) AND rolpassword LIKE 'SCRAM-SHA-256$%'`,
      [DATABASE_ROLES],
    )) as { name: string; verifier: string }[];
    return rows.map((role) => ({ ...role, ...secrets.find(({ name }) => name === role.name) }));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
