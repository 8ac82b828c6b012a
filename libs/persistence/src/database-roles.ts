import type { Query } from './access/read-access';

export const DATABASE_ROLES = ['app_api', 'app_engine', 'app_public', 'queue_owner'] as const;
/** One password for all roles, or one for each. */
export type RolePasswords = string | Record<(typeof DATABASE_ROLES)[number], string>;

/** Any number that only the making of roles takes. */
const ROLES_LOCK = 7_402_118;

/**
 * The queue's commits need not wait for the disk: what a crash takes from them in the last moments is still in the
 * outbox, and is sent again like anything that a queue's store loses. The commits of state, ledger and requests do
 * wait.
 */
const LAZY_QUEUE = 'ALTER ROLE queue_owner SET synchronous_commit = off;';

/** Roles belong to the whole server: another database may create the same one at the same moment. */
export async function ensureRoles(query: Query, passwords: RolePasswords): Promise<void> {
  for (const role of DATABASE_ROLES) {
    const password = typeof passwords === 'string' ? passwords : passwords[role];
    const quoted = `'${password.replaceAll("'", "''")}'`;
    // The lock is one of this database only: two databases that alter a role at once meet in the row of the role, and
    // one tries again.
    await query(`DO $$ BEGIN
      FOR attempt IN 1..20 LOOP
        BEGIN
          PERFORM pg_advisory_xact_lock(${ROLES_LOCK});
          IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN PASSWORD ${quoted};
          ELSE ALTER ROLE ${role} LOGIN PASSWORD ${quoted}; END IF;
          ${role === 'queue_owner' ? LAZY_QUEUE : ''}
          EXIT;
        EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
          IF attempt = 20 THEN RAISE; END IF;
          PERFORM pg_sleep(0.02 * attempt);
        END;
      END LOOP;
    END $$`);
  }
}

/** What the queue's role makes its tables in. */
export async function ensureQueueSchema(query: Query): Promise<void> {
  await query('CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION queue_owner');
  await query(
    "DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO queue_owner', current_database()); END $$",
  );
}
