// `npm run rehearse`: the last hour before a close on an installation of its own, and proof that nothing was lost or
// bent.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArgumentsOrExit } from './launcher/options.mjs';
import { prepare } from './launcher/prepare.mjs';
import { Processes, runCli } from './launcher/processes.mjs';
import { either } from './launcher/terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const number = (fallback) => ({ type: 'string', default: String(fallback) });
const amount = { least: 0, most: 999_999 };
const values = readArgumentsOrExit(process.argv.slice(2), {
  command: 'npm run rehearse',
  options: {
    drafts: number(2000),
    submissions: number(600),
    batches: number(40),
    workers: number(3),
    kills: number(6),
    port: number(19_600),
    redis: { type: 'boolean' },
  },
  numbers: {
    drafts: amount,
    submissions: amount,
    batches: amount,
    workers: { least: 1, most: 99 },
    kills: amount,
    port: { least: 1, most: 65_000 },
  },
  help: () =>
    either(
      `npm run rehearse -- [options]
Plays the last hour before a close on an installation of its own and checks that nothing was lost or changed.
It touches no other data, takes some minutes and ends with 0 if every promise was kept.
  --drafts N        applications being written at once (2000)
  --submissions N   of them submitted in the last minutes (600)
  --batches N       batches that nominators send meanwhile (40)
  --workers N       workers that run (3)
  --kills N         how often one of them is killed on the way (6)
  --redis           keep the queue on a Redis of its own instead of PostgreSQL
  --port N          first port to try (19600)
  --help, -h        this text
DATA_DIR names the folder of its data (.data/rehearse); it is emptied first, and removed after a success.`,
      `npm run rehearse -- [选项]
在独立的一套系统上演练截止前最后一小时，并核对没有任何内容丢失或改变。
不涉及其他数据，需数分钟；全部承诺兑现时以 0 结束。
  --drafts N        同时填写的申报数（2000）
  --submissions N   其中在最后几分钟提交的申报数（600）
  --batches N       同时报送的推荐批次数（40）
  --workers N       运行的后台进程数（3）
  --kills N         途中强行终止后台进程的次数（6）
  --redis           队列使用单独的 Redis，而不是 PostgreSQL
  --port N          最先尝试的端口（19600）
  --help，-h        显示本说明
DATA_DIR 指定数据目录（.data/rehearse）；开始前清空，成功后删除。`,
    ),
});
process.chdir(root);
await prepare(root);
const dataDir = resolve(process.env.DATA_DIR ?? '.data/rehearse');
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir, { recursive: true });

const { startPostgres, isFree } = await import('./embedded-postgres.mjs');
const { default: pg } = await import('pg');
let next = Number(values.port);
const processes = new Processes(root, (reason) => void stop(reason));
let postgres;
let redis;
let driver;
let ended = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(`ended by ${signal}`));

try {
  postgres = await startPostgres({ dir: join(dataDir, 'postgres') });
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    MODE: 'demo',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    SESSION_SECRET: 'a session secret of the rehearsal, used nowhere else',
    DATABASE_URL: await database(postgres.url),
  };
  delete env.REDIS_URL;
  if (values.redis) env.REDIS_URL = await ownRedis();
  await runCli(root, env, ['migrate']);
  await runCli(root, env, ['seed']);
  const api = await port();
  Object.assign(env, { PORT: api, PUBLIC_URL: `http://localhost:${api}` });
  const workers = Array.from({ length: Number(values.workers) }, (_, index) => `worker ${index + 1}`);
  const health = { api: `http://127.0.0.1:${api}/healthz` };
  processes.start('api', env);
  for (const name of workers) {
    const own = await port();
    processes.start(name, { ...env, WORKER_PORT: own }, 'worker');
    health[name] = `http://127.0.0.1:${own}/healthz`;
  }
  await processes.healthy(health);
  await drive(
    [
      'rehearse',
      '--api',
      `http://127.0.0.1:${api}`,
      ...['drafts', 'submissions', 'batches', 'kills'].flatMap((name) => [`--${name}`, values[name]]),
    ],
    env,
    (n) => processes.killOne(workers[n % workers.length]),
  );
  await drive(['replay'], env);
  await stop();
} catch (error) {
  await stop(error);
}

/** Runs a command of the cli; it may ask for a worker to be killed. */
function drive(args, env, kill) {
  return new Promise((settle, refuse) => {
    driver = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/cli/main.mjs'), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    driver.on('message', (message) => kill?.(message.kill));
    driver.once('close', (code) => (code === 0 ? settle() : refuse(new Error(`${args[0]} ended with ${code}`))));
  });
}

async function database(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE DATABASE linxuan');
  await client.end();
  return String(Object.assign(new URL(url), { pathname: '/linxuan' }));
}

async function port() {
  while (!(await isFree(next))) next += 1;
  return String(next++);
}

async function ownRedis() {
  const at = await port();
  redis = spawn(
    'redis-server',
    ['--port', at, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dataDir],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await new Promise((settle, refuse) => {
    redis.once('error', () => refuse(new Error('There is no redis-server on this machine.')));
    redis.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept connections') && settle());
  });
  return `redis://127.0.0.1:${at}`;
}

async function stop(reason) {
  if (ended) return;
  ended = true;
  if (reason) console.error(reason instanceof Error ? reason.message : reason);
  driver?.kill();
  await processes.stop();
  redis?.kill();
  await postgres?.stop();
  if (!reason) rmSync(dataDir, { recursive: true, force: true });
  process.exit(reason ? 1 : 0);
}
