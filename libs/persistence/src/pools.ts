import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

export type PoolUse = Readonly<Record<'busy' | 'idle' | 'waiting', number>>;

/** The connections of this process, for its metrics. */
export class Pools {
  constructor(private readonly sources: Readonly<Record<string, DataSource>>) {}

  /** Connections of each data source by what they do, and how many callers wait for one. */
  use(): Readonly<Record<string, PoolUse>> {
    return Object.fromEntries(Object.entries(this.sources).map(([name, source]) => [name, useOf(source)]));
  }
}

function useOf(source: DataSource): PoolUse {
  const { totalCount, idleCount, waitingCount } = (source.driver as PostgresDriver).master as Pool;
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
