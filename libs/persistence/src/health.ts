import { MIGRATION_NAMES } from '../../../migrations/names';
import type { UnitOfWork } from './unit-of-work';

/** The server answers on a connection of the process's own pool. */
export async function databaseAnswers(work: UnitOfWork): Promise<void> {
  await work.source.query('SELECT 1');
}

/** What every process that serves from the database asks of it, for its readiness. */
export function databaseChecks(work: UnitOfWork): { name: string; check: () => Promise<void> }[] {
  return [
    { name: 'database', check: () => databaseAnswers(work) },
    { name: 'migrations', check: () => schemaIsCurrent(work) },
  ];
}

/** The time of the database's machine, in milliseconds since 1970. */
export async function databaseTime(work: UnitOfWork): Promise<number> {
  const rows: { at: Date }[] = await work.source.query('SELECT clock_timestamp() AS at');
  return rows[0]?.at.getTime() ?? Number.NaN;
}

/**
 * Every migration this code knows is applied. One that it does not know is no failure here: during a rolling upgrade
 * the older processes go on serving on the newer schema until their successors are ready.
 */
export async function schemaIsCurrent(work: UnitOfWork): Promise<void> {
  const rows: { name: string }[] = await work.source.query('SELECT name FROM applied_migration');
  const applied = new Set(rows.map(({ name }) => name));
  const open = MIGRATION_NAMES.filter((name) => !applied.has(name));
  if (open.length > 0) throw new Error(`${open.length} migrations are not applied`);
}
