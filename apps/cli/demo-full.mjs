// `npm run demo:full`: a whole round on an installation of its own, driven over HTTP, then checked against its ledger.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArgumentsOrExit } from './launcher/options.mjs';
import { prepare } from './launcher/prepare.mjs';
import { Processes, runCli } from './launcher/processes.mjs';
import { either } from './launcher/terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const values = readArgumentsOrExit(process.argv.slice(2), {
  command: 'npm run demo:full',
  options: { keep: { type: 'boolean' }, chaos: { type: 'boolean' }, port: { type: 'string', default: '19400' } },
  numbers: { port: { least: 1, most: 65_000 } },
  help: () =>
    either(
      `npm run demo:full -- [options]
Plays a whole round on an installation of its own, from the call to the published catalogue, and checks it against its ledger.
  --keep       leave it running afterwards, to be looked at
  --chaos      kill the worker and empty the queue's store on the way
  --port N     first port to try (19400)
  --help, -h   this text
DATA_DIR names the folder of its data (.data/demo-full); it is emptied first. DATABASE_URL names a database server instead of the embedded one.`,
      `npm run demo:full -- [选项]
在独立的一套系统上完整演示一轮申报评审，从通知到公布目录，并与台账核对。
  --keep       结束后继续运行，供查看
  --chaos      途中强行终止后台进程并清空队列存储
  --port N     最先尝试的端口（19400）
  --help，-h   显示本说明
DATA_DIR 指定数据目录（.data/demo-full），开始前清空。DATABASE_URL 指定数据库服务器，代替内置数据库。`,
    ),
});
process.chdir(root);
await prepare(root);
const dataDir = resolve(process.env.DATA_DIR ?? '.data/demo-full');
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dataDir, { recursive: true });

const { startPostgres, isFree } = await import('./embedded-postgres.mjs');
const { default: pg } = await import('pg');
const postgres = process.env.DATABASE_URL ? undefined : await startPostgres({ dir: join(dataDir, 'postgres') });
const env = {
  ...process.env,
  DATA_DIR: dataDir,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  SESSION_SECRET: 'a session secret of the demo, used nowhere else',
  ...(await ports()),
};
if (postgres) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('CREATE DATABASE linxuan');
  await client.end();
  env.DATABASE_URL = String(Object.assign(new URL(postgres.url), { pathname: '/linxuan' }));
}
const processes = new Processes(root, (reason) => void stop(reason));
let chaos;
let ended = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());

try {
  await runCli(root, env, ['migrate']);
  await runCli(root, env, ['seed']);
  for (const app of ['worker', 'api', 'portal']) processes.start(app, env);
  const addresses = { api: `http://127.0.0.1:${env.PORT}`, portal: `http://127.0.0.1:${env.PORTAL_PORT}` };
  await processes.healthy({
    api: `${addresses.api}/healthz`,
    portal: `${addresses.portal}/healthz`,
    worker: `http://127.0.0.1:${env.WORKER_PORT}/healthz`,
  });
  if (values.chaos) {
    const { startChaos } = await import(pathToFileURL(join(root, 'apps/cli/launcher/chaos.mjs')).href);
    chaos = startChaos({ processes, env, pg });
  }
  await show(['demo', '--full', '--api', addresses.api, '--portal', addresses.portal]);
  if (chaos) console.log(await chaos.stop());
  await show(['replay']);
  if (values.keep) {
    console.log(`back office ${addresses.api}   public site ${addresses.portal}   Ctrl-C stops`);
    await new Promise(() => undefined);
  }
  await stop();
} catch (error) {
  await stop(error);
}

function show(args) {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/cli/main.mjs'), ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('close', (code) => (code === 0 ? settle() : fail(new Error(`${args[0]} ended with ${code}`))));
  });
}

async function ports() {
  const found = [];
  for (let port = Number(values.port); found.length < 3; port++) if (await isFree(port)) found.push(String(port));
  return { PORT: found[0], PORTAL_PORT: found[1], WORKER_PORT: found[2], PUBLIC_URL: `http://localhost:${found[0]}` };
}

async function stop(reason) {
  if (ended) return;
  ended = true;
  if (reason) console.error(reason instanceof Error ? reason.message : reason);
  await chaos?.stop();
  await processes.stop();
  await postgres?.stop();
  process.exit(reason ? 1 : 0);
}
