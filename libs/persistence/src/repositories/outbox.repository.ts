import { CHANNELS } from '../listener';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { notify } from './notify';

/** A job that a transaction asks for. Topic and key together are unique: a second one of the same is not taken. */
export interface JobRequest {
  topic: string;
  key: string;
  payload: object;
}

/** A row that the relay has taken and is about to hand to the queue; `attempt` counts how often it was sent, from 1. */
export interface TakenJob<Topic extends string = string> extends JobRequest {
  id: string;
  topic: Topic;
  attempt: number;
}

/** Jobs that a transaction asks for: they exist if it commits, and not otherwise. */
export class OutboxRepository {
  constructor(private readonly tx: Tx) {}

  /** Asks for jobs in one statement; those that were asked for before are left as they are. */
  async ask(jobs: readonly JobRequest[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO outbox (topic, key, payload)
       SELECT topic, key, payload
       FROM unnest($1::text[], $2::text[], $3::jsonb[]) WITH ORDINALITY AS asked (topic, key, payload, place)
       ORDER BY place
       ON CONFLICT DO NOTHING`,
      [jobs.map(({ topic }) => topic), jobs.map(({ key }) => key), jobs.map(({ payload }) => JSON.stringify(payload))],
    );
  }

  /** The same for jobs that need not wait for the next look of the relay. */
  async askAndTell(jobs: readonly JobRequest[]): Promise<void> {
    await this.ask(jobs);
    await notify(this.tx, CHANNELS.outbox);
  }

  /** Leaves a job's last error on its row, unless it was done after all; there an operator sees it. */
  async park(id: string, error: string): Promise<void> {
    await this.tx.query(`UPDATE outbox SET error = $2 WHERE id = $1 AND done_at IS NULL`, [id, error]);
  }
}

/**
 * What the relay and the runner of jobs do with the outbox: single statements, each a transaction by itself, of all
 * processes.
 */
export class OutboxQueue {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Marks up to `most` waiting rows as sent and returns them, oldest first. Rows that another relay holds are
   * skipped.
   */
  take<Topic extends string>(most: number): Promise<TakenJob<Topic>[]> {
    return this.work.statement<TakenJob<Topic>>(
      `WITH batch AS (
         SELECT id
         FROM outbox
         WHERE sent_at IS NULL
         ORDER BY id
         LIMIT ${Math.trunc(most)}
         FOR UPDATE SKIP LOCKED
       ),
       sent AS (
         UPDATE outbox o
         SET sent_at = clock_timestamp(), attempt = attempt + 1
         FROM batch
         WHERE o.id = batch.id
         RETURNING o.id, o.topic, o.key, o.payload, o.attempt
       )
       SELECT *
       FROM sent
       ORDER BY id`,
    );
  }

  /** How many rows were sent longer ago than so many milliseconds and are neither done nor parked. */
  async countUndone(olderThanMs: number): Promise<number> {
    const [undone] = await this.work.statement<{ rows: number }>(
      `SELECT count(*)::int AS rows
       FROM outbox
       WHERE done_at IS NULL AND error IS NULL AND sent_at < clock_timestamp() - make_interval(secs => $1)`,
      [olderThanMs / 1000],
    );
    return undone?.rows ?? 0;
  }

  /** Lets these rows be taken once more. Answers how many there were. */
  async putBack(olderThanMs: number): Promise<number> {
    const again = await this.work.statement(
      `WITH lost AS (
         UPDATE outbox
         SET sent_at = NULL
         WHERE done_at IS NULL AND error IS NULL AND sent_at < clock_timestamp() - make_interval(secs => $1)
         RETURNING id
       )
       SELECT id
       FROM lost`,
      [olderThanMs / 1000],
    );
    return again.length;
  }

  /** Marks rows as done; one that is done already keeps its time. */
  async markDone(ids: string[]): Promise<void> {
    await this.work.statement(
      `UPDATE outbox
       SET done_at = clock_timestamp()
       WHERE id = ANY($1::bigint[]) AND done_at IS NULL`,
      [ids],
    );
  }
}
