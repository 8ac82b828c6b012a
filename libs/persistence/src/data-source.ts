import { types } from 'pg';
import { DataSource, EntitySchema } from 'typeorm';
import * as entities from './entities';
import { MIGRATIONS } from '../../../migrations';

const ENTITIES = Object.values(entities).filter((value): value is EntitySchema => value instanceof EntitySchema);

// Counts and amounts in fen stay far below 2^53; as text they would be added by gluing them together.
types.setTypeParser(types.builtins.INT8, Number);

/** A plan that is kept expects a hundred rows where one comes: only where an index looks as cheap as it is does it beat reading the whole table. */
const KEPT_PLANS = ['-c plan_cache_mode=force_generic_plan', '-c random_page_cost=1.1'];

/**
 * A pool of connections under one database role. `poolSize` counts connections; with `keepPlans` prepared statements keep
 * their first plan, which suits the engine: it finds every row by a key, and planning costs more than finding. With `lazyCommits` a
 * commit does not wait for the disk: only for what may be forgotten in a crash, because it is done again without harm.
 */
export function createDataSource(
  url: string,
  options: {
    poolSize?: number;
    applicationName?: string;
    keepPlans?: boolean;
    lazyCommits?: boolean;
    /** Of a database that is built as an earlier release had it; all of them where nothing is said. */
    migrations?: typeof MIGRATIONS;
  } = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: options.migrations ?? MIGRATIONS,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'linxuan',
    // A connection that never answers must not hold a request for ever.
    connectTimeoutMS: 10_000,
    extra: {
      options: [
        ...(options.keepPlans ? KEPT_PLANS : []),
        ...(options.lazyCommits ? ['-c synchronous_commit=off'] : []),
      ].join(' '),
    },
  });
}
