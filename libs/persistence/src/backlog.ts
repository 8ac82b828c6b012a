import type { UnitOfWork } from './unit-of-work';

/** What one kind of job has left to do. */
export interface Backlog {
  topic: string;
  /** Not done yet, whether sent to the queue or not. */
  open: number;
  /** Given up after the last try; an operator sends them again. */
  parked: number;
  /** Seconds since the oldest open one was written, by the database's clock; 0 where there is none. */
  oldest: number;
}

/**
 * The work that waits, from our own tables: the queue's store may be empty or away. One statement on the two partial
 * indexes.
 */
export function backlogOf(work: UnitOfWork): Promise<Backlog[]> {
  return work.statement<Backlog & Record<string, unknown>>(
    `SELECT topic, count(*) FILTER (WHERE error IS NULL)::int AS open, count(error)::int AS parked,
       coalesce(extract(epoch FROM clock_timestamp() - min(created_at) FILTER (WHERE error IS NULL)), 0)::float8 AS oldest
     FROM (SELECT topic, error, created_at FROM outbox WHERE sent_at IS NULL AND done_at IS NULL
           UNION ALL SELECT topic, error, created_at FROM outbox WHERE done_at IS NULL AND sent_at IS NOT NULL) undone
     GROUP BY topic`,
  );
}
