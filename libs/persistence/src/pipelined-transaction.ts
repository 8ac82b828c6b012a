import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { PoolClient } from 'pg';
import { named } from './prepared';

/** The statement that a transaction begins with, such as the one that sets its scope; its text is one of a few. */
export interface Opening {
  sql: string;
  values: unknown[];
}

/** Whether statements that are asked for at once on a connection of the source travel at once. */
export function isPipelined({ options }: DataSource): boolean {
  return (options as { extra?: { pipeline?: boolean } }).extra?.pipeline === true;
}

/**
 * Runs `work` in a transaction whose begin and whose opening travel with the first statement of the work: the server
 * takes them in their order, so nothing runs before them, and where one of them fails nothing after it does. TypeORM
 * would wait for each, so the runner is told what was sent for it.
 */
export async function pipelinedTransaction<T>(
  source: DataSource,
  opening: Opening,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    const ask = (sql: string, values?: unknown[]): Promise<unknown> => {
      source.logger.logQuery(sql, values, runner);
      return client.query(values ? named(sql, values) : sql);
    };
    const begun = Promise.all([ask('START TRANSACTION'), ask(opening.sql, opening.values)]);
    // Whoever fails first is told below, in any case.
    begun.catch(() => undefined);
    tell(runner, true);
    try {
      const result = await work(runner.manager);
      await begun;
      await ask('COMMIT');
      return result;
    } catch (error) {
      await ask('ROLLBACK').catch(() => undefined);
      // What fails after the opening failed does so because of it.
      throw await begun.then(
        () => error,
        (cause: unknown) => cause,
      );
    } finally {
      tell(runner, false);
    }
  } finally {
    await runner.release();
  }
}

/** What TypeORM keeps of a transaction, so that what asks for one inside of it gets a savepoint. */
function tell(runner: QueryRunner, isActive: boolean): void {
  Reflect.set(runner, 'isTransactionActive', isActive);
  Reflect.set(runner, 'transactionDepth', isActive ? 1 : 0);
}
