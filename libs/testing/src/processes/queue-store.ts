import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './server-process';

export type QueueKind = 'postgres' | 'redis';

/** The store of a test's queue: it can be emptied behind the product's back. */
export interface TestQueueStore {
  readonly kind: QueueKind;
  readonly env: Record<string, string>;
  empty(): Promise<void>;
  stop(): Promise<void>;
}

export function redisProgram(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The store this run is about: Redis where the runner chose it (see test/support/queue-backend.cjs), else PostgreSQL.
 */
export function queueKindOfRun(): QueueKind {
  return process.env['TEST_REDIS_URL'] ? 'redis' : 'postgres';
}

export async function startQueueStore(kind: QueueKind, databaseUrl: string): Promise<TestQueueStore> {
  return kind === 'redis' ? ownRedis() : postgresSchema(databaseUrl);
}

/** A Redis process that keeps nothing, in a throw-away folder. */
async function ownRedis(): Promise<TestQueueStore> {
  const program = redisProgram();
  if (!program) throw new Error('There is no redis-server on this machine');
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'linxuan-redis-'))];
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  await new Promise<void>((settle, fail) => {
    child.once('error', fail);
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept connections') && settle());
  });
  const url = `redis://127.0.0.1:${port}`;
  return {
    kind: 'redis',
    env: { REDIS_URL: url },
    empty: async () => {
      const { Redis } = await import('ioredis');
      const client = new Redis(url);
      await client.flushall();
      client.disconnect();
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postgresSchema(databaseUrl: string): TestQueueStore {
  return {
    kind: 'postgres',
    env: {},
    empty: async () => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        // What the store remembers of its own layout is no job; without it a library would lay it out once more.
        const { rows } = await client.query<{ name: string }>(
          `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
        );
        if (rows.length > 0)
          await untilNoDeadlock(() => client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`));
      } finally {
        await client.end();
      }
    },
    stop: () => Promise.resolve(),
  };
}

const DEADLOCK = '40P01';

/**
 * All tables are locked at once, in an order that is not the busy queue's: of two that wait for each other the database
 * sends one away.
 */
async function untilNoDeadlock(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
    }
  }
}
