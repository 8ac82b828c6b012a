// Trouble on purpose while a round runs: the worker is killed ten times, the queue's store is emptied twice.
import { setTimeout as pause } from 'node:timers/promises';

const KILLS = 10;
const FLUSHES = [4, 8];

export function startChaos({ processes, env, pg }) {
  let stopping = false;
  const done = { kills: 0, flushes: 0 };
  const running = (async () => {
    while (!stopping && done.kills < KILLS) {
      await pause(15_000);
      if (stopping) break;
      processes.killOne('worker');
      done.kills += 1;
      if (FLUSHES.includes(done.kills)) {
        await empty(env, pg);
        done.flushes += 1;
      }
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await running;
      return `worker killed ${done.kills} times, queue emptied ${done.flushes} times`;
    },
  };
}

/** FLUSHALL on Redis, TRUNCATE of the queue's tables on PostgreSQL. */
async function empty(env, pg) {
  if (env.REDIS_URL) {
    const { Redis } = await import('ioredis');
    const redis = new Redis(env.REDIS_URL);
    await redis.flushall();
    redis.disconnect();
    return;
  }
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'",
  );
  const tables = rows.map(({ tablename }) => `bullmq."${tablename}"`).join(', ');
  // All tables are locked at once, in an order that is not the busy queue's: the database may send one of the two away.
  while (tables && !(await client.query(`TRUNCATE ${tables} CASCADE`).then(Boolean, deadlocked)));
  await client.end();
}

function deadlocked(error) {
  if (error.code !== '40P01') throw error;
  return false;
}
