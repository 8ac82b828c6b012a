import type { DataSource, EntityManager } from 'typeorm';
import type { PoolClient } from 'pg';
import { isPipelined, pipelinedTransaction, type Opening } from './pipelined-transaction';
import { named } from './prepared';

/** The scope that row-level security reads for the length of one transaction. */
export interface AccessScope {
  userId: string;
  orgId: string;
  role: string;
  /** Keys of the work queues the person reads: own roles, own name, and those deputised for. */
  queues: string[];
  /** The person at the keyboard, where a deputy acts; the audit record names both. */
  deputy?: string | null;
}

export interface RunOptions {
  /** The transaction's prepared statements keep their first plan. */
  keepPlans?: boolean;
  /** The work writes nothing, and the database refuses it. */
  readsOnly?: boolean;
}

/** A transaction handle. Passed explicitly; nothing in the product finds a transaction by itself. */
export type Tx = EntityManager;

const SET_SCOPE = `
  SELECT set_config('app.user', $1, true),
    set_config('app.org', $2, true),
    set_config('app.role', $3, true),
    set_config('app.queues', $4, true),
    set_config('app.deputy', $5, true)`;
const KEEP_PLANS = `set_config('plan_cache_mode', 'force_generic_plan', true)`;
const READ_ONLY = `set_config('transaction_read_only', 'on', true)`;
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * The only place that opens transactions. Serialization failures and deadlocks rerun the whole function, three times
 * at most, in a new transaction each time; everything else is thrown.
 */
export class UnitOfWork {
  /**
   * `statements` serves what `statement` runs; a source that keeps plans suits it where the other one must not keep
   * them.
   */
  constructor(
    readonly source: DataSource,
    private readonly statements = source,
  ) {}

  /**
   * Runs `work` as the given person: row-level security sees exactly this scope. With `keepPlans` the transaction's
   * prepared statements keep their first plan; for work that finds every row by a key or walks an index.
   */
  async run<T>(scope: AccessScope, work: (tx: Tx) => Promise<T>, options: RunOptions = {}): Promise<T> {
    const { keepPlans = false, readsOnly = false } = options;
    const opening: Opening = {
      sql: [SET_SCOPE, ...(keepPlans ? [KEEP_PLANS] : []), ...(readsOnly ? [READ_ONLY] : [])].join(', '),
      values: [scope.userId, scope.orgId, scope.role, scope.queues.join(','), scope.deputy ?? ''],
    };
    const scoped = (tx: Tx): Promise<T> => {
      if (tx.queryRunner) tx.queryRunner.data['role'] = scope.role;
      return work(tx);
    };
    return retrying(() =>
      isPipelined(this.source)
        ? pipelinedTransaction(this.source, opening, scoped)
        : this.source.transaction(async (tx) => {
            await tx.query(opening.sql, opening.values);
            return scoped(tx);
          }),
    );
  }

  /** Runs the reads of a list: what it prepares keeps its first plan (see `usual-page.ts`). */
  list<T>(scope: AccessScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(scope, work, { keepPlans: true, readsOnly: true });
  }

  /** Runs `work` without a person's scope: sign-in on the API's side, everything on the engine's. */
  async system<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return retrying(() => this.source.transaction(work));
  }

  /** The same for work that only reads: the database refuses every write. */
  reading<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.system(async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      return work(tx);
    });
  }

  /**
   * One statement that is a transaction by itself, without a person's scope; prepared, so its text must come from a
   * fixed, small set.
   */
  async statement<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    const runner = this.statements.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return (await client.query<R & object>(named(sql, parameters))).rows;
    } finally {
      await runner.release();
    }
  }
}

/** Serialization failures and deadlocks run the transaction again, three times at most. */
async function retrying<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      const code =
        (error as { code?: string; driverError?: { code?: string } }).driverError?.code ??
        (error as { code?: string }).code ??
        '';
      if (attempt >= 3 || !RETRYABLE.has(code)) throw error;
    }
  }
}
