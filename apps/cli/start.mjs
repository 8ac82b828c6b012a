// `npm start`: from a bare clone to a running installation. Plain Node until the packages are there.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from './launcher/database.mjs';
import { readOptions } from './launcher/options.mjs';
import { claimDataDir } from './launcher/owner.mjs';
import { checkNode, prepare, seedFingerprint } from './launcher/prepare.mjs';
import { Processes, runCli } from './launcher/processes.mjs';
import { choosePorts } from './launcher/ports.mjs';
import { portClaims } from './launcher/port-claims.mjs';
import {
  checkSettings,
  hasCases,
  mustAnswer,
  mustConnect,
  mustKnowSchema,
  ownSecret,
  reachable,
  secretsOf,
} from './launcher/settings.mjs';
import { Stop, bold, confirm, either, say } from './launcher/terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const started = Date.now();
const running = { processes: undefined, postgres: undefined, pidFile: undefined };
/** Each process gets the connections of its own database roles and no other; the administrator's stays here. */
const ROLES = {
  worker: { DATABASE_URL_ENGINE: 'app_engine', DATABASE_URL_QUEUE: 'queue_owner' },
  api: { DATABASE_URL_API: 'app_api', DATABASE_URL_QUEUE: 'queue_owner' },
  portal: { DATABASE_URL_PUBLIC: 'app_public' },
};

let closing;

try {
  await main();
} catch (error) {
  await shutDown(error);
}

async function main() {
  checkNode();
  const options = readOptions(process.argv.slice(2));
  process.chdir(root);
  if (existsSync('.env')) process.loadEnvFile('.env');
  onSignals();
  await prepare(root);
  const { embedded, env } = await settle(options);
  if (embedded) {
    running.postgres = new Database((reason) => void shutDown(reason));
    env.DATABASE_URL = await running.postgres.start(env.DATA_DIR);
  }
  const { database } = await checkSettings(root, env);
  await mustKnowSchema(root, env.DATABASE_URL);
  await prepareDatabase(env, embedded, options.empty);
  const [accounts] = await Promise.all([
    runCli(root, env, ['seed', '--print-accounts'], { warn: true }),
    serve(env, database),
  ]);
  if (!options.empty) await loadDemo(env);
  announce(env, accounts);
}

/** Our own database is known to be up to date while neither the commands nor the configuration have changed. */
async function prepareDatabase(env, embedded, empty) {
  const mark = join(env.DATA_DIR, '.seeded');
  const now = seedFingerprint(root, env.DB_ROLE_PASSWORD);
  if (embedded && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  say('Preparing the database …', '正在准备数据库……');
  await runCli(root, env, ['migrate']);
  await runCli(root, env, empty ? ['seed', '--empty'] : ['seed'], { show: true });
  if (embedded) writeFileSync(mark, now);
}

/** All settings, with what the launcher chooses where nothing is set. */
async function settle(options) {
  // Nobody takes over from the only process of its kind, so it stops at once.
  const env = { LOG_LEVEL: 'warn', DRAIN_SECONDS: '0', ...set(await secretsOf(root, process.env)) };
  const config = await checkSettings(root, env);
  const embedded = !env.DATABASE_URL;
  mustHaveRolePassword(env, config);
  env.HOST = config.host;
  env.DATA_DIR = config.dataDir;
  running.pidFile = claimDataDir(env.DATA_DIR);
  if (options.reset) await reset(env.DATA_DIR, embedded, options.yes);
  rememberEmpty(env.DATA_DIR, options);
  if (!embedded) await mustConnect(env.DATABASE_URL);
  if (env.REDIS_URL) await mustAnswer('REDIS_URL', env.REDIS_URL, 6379);
  if (config.files.driver === 's3')
    await mustAnswer('S3_ENDPOINT', config.files.endpoint, config.files.endpoint.startsWith('https') ? 443 : 80);
  const { isFree } = await import('./embedded-postgres.mjs');
  const claim = portClaims();
  const mayUse = async (port) => claim(port) && (await isFree(port));
  Object.assign(env, stringified(await choosePorts(env, options.port, mayUse)));
  if (config.mode === 'demo') {
    env.SESSION_SECRET ||= ownSecret(env.DATA_DIR, '.session-secret');
    if (embedded) env.DB_ROLE_PASSWORD ||= ownSecret(env.DATA_DIR, '.role-password');
  }
  return { embedded, env };
}

/** In production nobody chooses a password but the operator: better said now than after migrating. */
function mustHaveRolePassword(env, { mode, rolePassword }) {
  const given = ['API', 'ENGINE', 'PUBLIC', 'QUEUE'].every((role) => env[`DATABASE_URL_${role}`]);
  if (mode !== 'production' || rolePassword || (given && env.DATABASE_URL)) return;
  throw new Stop(
    'DB_ROLE_PASSWORD is not set: it must be a password of at least 6 characters when MODE is production.',
    '未设置 DB_ROLE_PASSWORD：MODE 为 production 时应为至少 6 个字符的密码。',
  );
}

/** What was started empty stays empty: a later plain start must not fill it with a demo. */
function rememberEmpty(dataDir, options) {
  const mark = join(dataDir, '.empty');
  if (options.empty && !existsSync(join(dataDir, 'postgres'))) writeFileSync(mark, '');
  options.empty ||= existsSync(mark);
}

async function reset(dataDir, embedded, yes) {
  if (!embedded) {
    throw new Stop(
      '--reset clears embedded data only, and DATABASE_URL names a server.',
      '--reset 只清除内置数据库，而 DATABASE_URL 指向外部服务器。',
    );
  }
  if (!yes && !(await confirm(`Throw away all data in ${dataDir}?`, `清除 ${dataDir} 中的全部数据？`))) {
    throw new Stop('Nothing was changed; --reset --yes does not ask.', '未作任何改动；--reset --yes 不再询问。');
  }
  const { stopOrphan } = await import('./embedded-postgres.mjs');
  await stopOrphan(join(dataDir, 'postgres'));
  for (const name of [
    'postgres',
    '.postgres-password',
    '.role-password',
    '.session-secret',
    '.seeded',
    '.empty',
    'uploads',
    'files',
  ]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  say('The data has been cleared.', '数据已清除。');
}

async function serve(env, database) {
  const rest = Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('DATABASE_URL') && name !== 'DB_ROLE_PASSWORD'),
  );
  running.processes = new Processes(
    root,
    (reason) => void shutDown(reason),
    () => running.postgres?.up(),
  );
  for (const [app, roles] of Object.entries(ROLES)) {
    const own = Object.entries(roles).map(([setting, role]) => [setting, database[role]]);
    running.processes.start(app, { ...rest, ...Object.fromEntries(own) });
  }
  await running.processes.healthy({
    api: `http://${reachable(env.HOST)}:${env.PORT}/healthz`,
    portal: `http://${reachable(env.HOST)}:${env.PORTAL_PORT}/healthz`,
    worker: `http://127.0.0.1:${env.WORKER_PORT}/healthz`,
  });
}

/** Only an installation without any case gets one, driven through the HTTP API by the demo's own accounts. */
async function loadDemo(env) {
  if ((env.MODE || 'demo') !== 'demo' || (await hasCases(env.DATABASE_URL))) return;
  say('Playing the demo round …', '正在演示一轮申报评审……');
  const host = reachable(env.HOST);
  const where = ['--api', `http://${host}:${env.PORT}`, '--portal', `http://${host}:${env.PORTAL_PORT}`];
  try {
    await runCli(root, env, ['demo', ...where], { show: true });
  } catch (error) {
    // Half a demo is still an installation to work in.
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    say(
      'The demo round is incomplete; npm start -- --reset plays it again.',
      '演示数据不完整；npm start -- --reset 可重新演示。',
    );
  }
}

function announce(env, accounts) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const lines = [
    '',
    bold(either(`Linxuan is ready after ${seconds} s.`, `遴选已就绪，用时 ${seconds} 秒。`)),
    `  ${either('Back office', '后台')}      ${env.PUBLIC_URL || `http://localhost:${env.PORT}`}`,
    `  ${either('Public site', '公众网站')}      ${env.PORTAL_URL || `http://localhost:${env.PORTAL_PORT}`}`,
    '',
    accounts.trimEnd(),
    '',
    ...(['127.0.0.1', '::1', 'localhost'].includes(env.HOST)
      ? [
          either(
            'Only this machine can reach it; HOST=0.0.0.0 opens it to the network.',
            '仅本机可访问；设置 HOST=0.0.0.0 后可从网络访问。',
          ),
        ]
      : []),
    either('Ctrl-C stops it; the data stays.', '按 Ctrl-C 停止，数据保留。'),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function onSignals() {
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked += 1;
      // npm and the terminal both pass Ctrl-C on, so only a later one counts as impatience.
      if (asked > 2) running.processes?.kill();
      else void shutDown();
    });
  }
  // Whoever kills npm means the installation; npm itself can no longer say so.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void shutDown(), 1000).unref();
}

/** Children first, since they hold connections; PostgreSQL last. */
function shutDown(reason) {
  closing ??= (async () => {
    if (reason)
      process.stderr.write(`${reason instanceof Stop ? reason.message : (reason?.stack ?? String(reason))}\n`);
    else say('Stopping …', '正在停止……');
    await running.processes?.stop();
    await running.postgres?.stop();
    if (running.pidFile) rmSync(running.pidFile, { force: true });
    process.exit(reason instanceof Stop ? reason.code : reason ? 1 : 0);
  })();
  return closing;
}

/** An empty value counts as not set, as compose files produce it. */
function set(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

function stringified(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
