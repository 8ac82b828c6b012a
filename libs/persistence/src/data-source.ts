import { types } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import * as entities from './entities';
import { SnakeNamingStrategy } from './naming-strategy';

const ENTITIES = Object.values(entities).filter((value) => typeof value === 'function');

// Counts and amounts in fen stay far below 2^53; as text they would be added by gluing them together.
types.setTypeParser(types.builtins.INT8, Number);

/**
 * A plan that is kept expects a hundred rows where one comes; so random reads are priced low, or the plan would read
 * the whole table instead of using the index.
 */
const KEPT_PLANS = ['-c plan_cache_mode=force_generic_plan', '-c random_page_cost=1.1'];

export interface PoolOptions {
  /** Connections at most; 10 where nothing is said. */
  poolSize?: number;
  applicationName?: string;
  /**
   * Prepared statements keep their first plan. Suits the engine: it finds every row by a key, and planning costs more
   * than finding.
   */
  keepPlans?: boolean;
  /**
   * A commit does not wait for the disk: only for what may be forgotten in a crash, because it is done again without
   * harm.
   */
  lazyCommits?: boolean;
  /**
   * Statements that are asked for at once on one connection travel at once, each as a step of its own; what is asked for
   * one after the other goes as ever.
   */
  pipelined?: boolean;
}

/** The options of a pool of connections under one database role, for TypeORM. */
export function dataSourceOptions(url: string, options: PoolOptions = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'linxuan',
    // A connection that never answers must not hold a request for ever.
    connectTimeoutMS: 10_000,
    extra: {
      pipeline: options.pipelined ?? false,
      options: [
        ...(options.keepPlans ? KEPT_PLANS : []),
        ...(options.lazyCommits ? ['-c synchronous_commit=off'] : []),
      ].join(' '),
    },
  };
}

/** A data source outside a Nest application: commands and tests. */
export function createDataSource(url: string, options: PoolOptions = {}): DataSource {
  return new DataSource(dataSourceOptions(url, options));
}

/** Runs one statement at a time on a source: for what a command asks before it opens any transaction. */
export function statementsOf(source: DataSource): <Row>(sql: string) => Promise<Row[]> {
  return (sql) => source.query(sql);
}
