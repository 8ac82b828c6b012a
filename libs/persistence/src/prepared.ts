import { createHash } from 'node:crypto';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Tx } from './unit-of-work';

const names = new Map<string, string>();

/**
 * Runs a statement of the hot path under a name, so that the server parses it once per connection and may keep its
 * plan: planning one read of all rows of a case costs more than running it. The text must come from a fixed, small set.
 */
export async function prepared<R extends object>(tx: Tx, sql: string, values: unknown[]): Promise<R[]> {
  if (!tx.queryRunner) throw new Error('A prepared statement needs a transaction');
  const client = (await tx.queryRunner.connect()) as PoolClient;
  // The driver is asked directly, since TypeORM knows no names; who counts or logs statements is told all the same.
  tx.connection.logger.logQuery(sql, values, tx.queryRunner);
  return (await client.query<R & QueryResultRow>(named(sql, values))).rows;
}

/** A statement under a name that follows from its text. */
export function named(sql: string, values: unknown[]): { name: string; text: string; values: unknown[] } {
  return { name: nameOf(sql), text: sql, values };
}

function nameOf(sql: string): string {
  const known = names.get(sql) ?? `s${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, known);
  return known;
}
