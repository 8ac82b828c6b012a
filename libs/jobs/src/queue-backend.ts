import { createPostgresBackend, Queue, Worker, type JobsOptions, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';

/** Where the queue's store is: a Redis, or a schema of the same PostgreSQL. */
export interface QueueStore {
  redisUrl?: string;
  /** URL of the role that owns the queue's tables. */
  postgresUrl?: string;
}

export const QUEUE_NAME = 'linxuan';
const SCHEMA = 'bullmq';

/**
 * A handle on the one queue of the product, whichever store it is on. Close workers before the queue, the queue before
 * its store.
 */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  readonly queue: Queue;
  add(jobs: readonly QueuedJob[]): Promise<void>;
  worker(processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker;
  /**
   * Throws where the store does not answer; it may also never answer, so the caller has to be patient for a while only.
   */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface QueuedJob {
  name: string;
  data: unknown;
  opts: JobsOptions;
}

/**
 * Up to how many jobs PostgreSQL takes sooner one by one: a bulk builds two temporary tables, which costs about 10 ms
 * each time.
 */
const FEW = 12;

export async function connectQueue(store: QueueStore): Promise<QueueBackend> {
  return store.redisUrl ? onRedis(store.redisUrl) : onPostgres(store.postgresUrl ?? '');
}

/**
 * A worker that dies keeps its jobs for this long; a job takes milliseconds. How often one may be found so before it is
 * given up.
 */
const STALLED = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10 };

/**
 * Finished jobs are not history (the ledger is), so none are kept: on PostgreSQL, keeping the last few lets two workers
 * delete the same rows in each other's way.
 */
const KEEP = { removeOnComplete: true, removeOnFail: { count: 1000 } };

async function onRedis(url: string): Promise<QueueBackend> {
  // BullMQ demands null here: a command waits for a Redis that is coming back instead of failing the job.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue(QUEUE_NAME, { connection, defaultJobOptions: KEEP });
  await queue.waitUntilReady();
  const workers: Worker[] = [];
  return {
    kind: 'redis',
    queue,
    add: async (jobs) => void (await queue.addBulk([...jobs])),
    worker: (processor, options) => {
      const worker = new Worker(QUEUE_NAME, processor, { connection: connection.duplicate(), ...STALLED, ...options });
      workers.push(worker);
      return worker;
    },
    ping: async () => {
      // Without a connection a command waits for one; a probe must not.
      if (connection.status !== 'ready') throw new Error('Redis is not connected');
      await connection.ping();
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
      connection.disconnect();
    },
  };
}

async function onPostgres(url: string): Promise<QueueBackend> {
  const connection = { connectionString: url, schema: SCHEMA, migrate: true, max: 8 };
  const queue = new Queue(
    QUEUE_NAME,
    { connection, defaultJobOptions: KEEP },
    createPostgresBackend as never,
  ) as unknown as Queue;
  await queue.waitUntilReady();
  const workers: Worker[] = [];
  return {
    kind: 'postgres',
    queue,
    add: async (jobs) =>
      void (jobs.length > FEW
        ? await queue.addBulk([...jobs])
        : await Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)))),
    worker: (processor, options) => {
      const worker = new Worker(
        QUEUE_NAME,
        processor,
        { connection: { ...connection, migrate: false } as never, ...STALLED, ...options },
        createPostgresBackend as never,
      );
      workers.push(worker);
      return worker;
    },
    ping: async () => void (await queue.getJobCountByTypes('waiting')),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
    },
  };
}
