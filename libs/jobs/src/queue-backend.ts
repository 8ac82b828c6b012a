import { createPostgresBackend, Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';

/** Where the queue's store is: a Redis, or a schema of the same PostgreSQL. */
export interface QueueStore {
  redisUrl?: string;
  /** URL of the role that owns the queue's tables. */
  postgresUrl?: string;
}

export const QUEUE_NAME = 'linxuan';
const SCHEMA = 'bullmq';

/** A handle on the one queue of the product, whichever store it is on. Close workers before the queue, the queue before its store. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  readonly queue: Queue;
  worker(processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker;
  close(): Promise<void>;
}

export async function connectQueue(store: QueueStore): Promise<QueueBackend> {
  return store.redisUrl ? onRedis(store.redisUrl) : onPostgres(store.postgresUrl ?? '');
}

/** A worker that dies keeps its jobs for this long; a job takes milliseconds. How often one may be found so before it is given up. */
const STALLED = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10 };

/** Finished jobs are not history (the ledger is), so none are kept: on PostgreSQL, keeping the last few lets two workers delete the same rows in each other's way. */
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
    worker: (processor, options) => {
      const worker = new Worker(QUEUE_NAME, processor, { connection: connection.duplicate(), ...STALLED, ...options });
      workers.push(worker);
      return worker;
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
  const queue = new Queue(QUEUE_NAME, { connection, defaultJobOptions: KEEP }, createPostgresBackend as never) as unknown as Queue;
  await queue.waitUntilReady();
  const workers: Worker[] = [];
  return {
    kind: 'postgres',
    queue,
    worker: (processor, options) => {
      const worker = new Worker(QUEUE_NAME, processor, { connection: { ...connection, migrate: false } as never, ...STALLED, ...options }, createPostgresBackend as never);
      workers.push(worker);
      return worker;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
    },
  };
}
