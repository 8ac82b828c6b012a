import type { DataSource, QueryRunner } from 'typeorm';
import { AccessMismatch, accessDifferences, readAccess, repairAccess, type AccessState, type Query } from './access';
import { migratingDataSource } from './migrating-data-source';
import { ensureQueueSchema, ensureRoles, type RolePasswords } from './database-roles';
import { unfitForSearch } from './search-check';

/**
 * Any number that only migrations take: two processes that start at once migrate one after the other, and neither
 * during a backup.
 */
export const MIGRATION_LOCK = 7_402_117;

/** How often a repair looks again before it gives up. */
const ROUNDS = 3;

export interface MigrateOptions {
  /** Makes policies, grants and roles what they should be where they are not. */
  repairAccess?: boolean;
  /** Told in a sentence what does not stop the migration. */
  notice?: (sentence: string) => void;
}

/**
 * Creates the four database roles where they are missing, gives them their password, applies open migrations, and makes
 * sure that the policies, grants and roles are those of a freshly migrated database. Needs an administrator's URL. May
 * run any number of times, and from two processes at once. Throws AccessMismatch where a lock is missing, changed or
 * unexpected.
 */
export async function migrateUp(
  url: string,
  rolePassword: RolePasswords = process.env['DB_ROLE_PASSWORD'] ?? 'linxuan',
  options: MigrateOptions = {},
): Promise<string[]> {
  return locked(url, async (source, runner) => {
    const query: Query = (sql) => runner.query(sql);
    const unfit = await unfitForSearch(query);
    if (unfit.length > 0) throw new Error(unfit.join(' '));
    await ensureRoles(query, rolePassword);
    const applied = await source.runMigrations();
    await ensureQueueSchema(query);
    await checkAccess(runner, options);
    return applied.map(({ name }) => name);
  });
}

/** The locks of an empty database after all migrations, as `migrations/expected-access.json` holds them. */
export async function freshAccess(url: string): Promise<{ migrations: string[]; access: AccessState }> {
  return locked(url, async (source, runner) => {
    const query: Query = (sql) => runner.query(sql);
    await ensureRoles(query, 'linxuan');
    await source.runMigrations();
    await ensureQueueSchema(query);
    return { migrations: (await appliedMigrations(query)).sort(), access: await readAccess(query) };
  });
}

/**
 * Names of the migrations that a database holds, in the order in which they were applied; none where it was never
 * migrated.
 */
export async function appliedMigrations(query: Query): Promise<string[]> {
  const [{ known } = { known: false }] = (await query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS known`,
  )) as {
    known: boolean;
  }[];
  if (!known) return [];
  return ((await query(`SELECT name FROM migrations ORDER BY id`)) as { name: string }[]).map(({ name }) => name);
}

/**
 * Reverts the newest migration, or all that were applied after the named one. What stood only in their tables and
 * columns is gone. Returns what was reverted; throws a RangeError where `to` was never applied.
 */
export async function migrateDown(url: string, to?: string): Promise<string[]> {
  return locked(url, async (source, runner) => {
    const applied = await appliedMigrations((sql) => runner.query(sql));
    const keep = to === undefined ? applied.length - 1 : applied.indexOf(to) + 1;
    if (to !== undefined && keep === 0) throw new RangeError(`The migration ${to} is not applied`);
    const reverted = applied.slice(Math.max(keep, 0)).reverse();
    for (let left = reverted.length; left > 0; left--) await source.undoLastMigration();
    return reverted;
  });
}

async function locked<T>(url: string, work: (source: DataSource, runner: QueryRunner) => Promise<T>): Promise<T> {
  const source = await migratingDataSource(url, { poolSize: 2 }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(source, lock);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

async function checkAccess(runner: QueryRunner, { repairAccess: repair, notice }: MigrateOptions): Promise<void> {
  const query: Query = (sql) => runner.query(sql);
  const found = await accessDifferences(query, await appliedMigrations(query));
  if (found === undefined)
    return void notice?.('The expected policies and grants are not written for these migrations: npm run access');
  if (found.length === 0) return;
  if (!repair) throw new AccessMismatch(found);
  await runner.startTransaction();
  try {
    let left = found;
    // What belongs to nobody else takes its rights along when it is taken back, so a second look may find more.
    for (let round = 0; round < ROUNDS && left.length > 0; round++) {
      await repairAccess(query, left);
      left = (await accessDifferences(query, await appliedMigrations(query))) ?? [];
    }
    if (left.length > 0) throw new AccessMismatch(left);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
  for (const { name, kind } of found) notice?.(`repaired: ${name} (${kind})`);
}
