import { createDataSource } from './data-source';

export const DATABASE_ROLES = ['app_api', 'app_engine', 'app_public', 'queue_owner'] as const;
/** One password for all roles, or one for each. */
type RolePasswords = string | Record<(typeof DATABASE_ROLES)[number], string>;

/** Any number that only migrations take: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_402_117;

/**
 * Creates the four database roles where they are missing, gives them their password, and applies open migrations.
 * Needs an administrator's URL. May run any number of times, and from two processes at once.
 */
export async function migrateUp(
  url: string,
  rolePassword: RolePasswords = process.env['DB_ROLE_PASSWORD'] ?? 'linxuan',
): Promise<string[]> {
  const source = await createDataSource(url, { poolSize: 2 }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles((sql) => lock.query(sql), rolePassword);
    const applied = await source.runMigrations();
    await lock.query('CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION queue_owner');
    await lock.query(
      "DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO queue_owner', current_database()); END $$",
    );
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}

/**
 * The queue's commits need not wait for the disk: what a crash takes from them in the last moments is still in the outbox, and is
 * sent again like anything that a queue's store loses. The commits of state, ledger and requests do wait.
 */
const LAZY_QUEUE = 'ALTER ROLE queue_owner SET synchronous_commit = off;';

/** Reverts the newest migration. */
export async function migrateDown(url: string): Promise<void> {
  const source = await createDataSource(url, { poolSize: 2 }).initialize();
  try {
    await source.undoLastMigration();
  } finally {
    await source.destroy();
  }
}

/** Roles belong to the whole server: another database may create the same one at the same moment. */
async function ensureRoles(query: (sql: string) => Promise<unknown>, passwords: RolePasswords): Promise<void> {
  for (const role of DATABASE_ROLES) {
    const password = typeof passwords === 'string' ? passwords : passwords[role];
    const quoted = `'${password.replaceAll("'", "''")}'`;
    await query(`DO $$ BEGIN
      PERFORM pg_advisory_xact_lock(${MIGRATION_LOCK + 1});
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN PASSWORD ${quoted};
      ELSE ALTER ROLE ${role} LOGIN PASSWORD ${quoted}; END IF;
      ${role === 'queue_owner' ? LAZY_QUEUE : ''}
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  }
}
