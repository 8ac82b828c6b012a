// The PostgreSQL that is shipped as an npm package, run as a process of its own under a data folder.
// Plain Node: the launcher and the test set-up use it before anything is built.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ADMIN = 'postgres';

/**
 * Starts (and, on first use, creates) a cluster in `dir`.
 *
 * @param {{ dir: string, port?: number, settings?: Record<string, string> }} options a missing port means: the one used
 * before, or any free one
 * @returns {Promise<import('./embedded-postgres.d.mts').PostgresServer>} with the administrator's URL (database
 * `postgres`)
 */
export async function startPostgres({ dir, port, settings = {} }) {
  const data = resolve(dir);
  const run = await runner(data);
  const passwordFile = join(dirname(data), '.postgres-password');
  if (!existsSync(join(data, 'PG_VERSION'))) await createCluster(run, data, passwordFile);
  await stopOrphan(data, run);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const usedPort = await choosePort(port, join(data, 'linxuan.port'));
  const server = new Server(() => launch(run, data, usedPort, settings));
  await server.restart();
  writeFileSync(join(data, 'linxuan.port'), String(usedPort));
  return {
    port: usedPort,
    url: `postgres://${ADMIN}:${password}@127.0.0.1:${usedPort}/postgres`,
    onEnd: (listener) => server.onEnd(listener),
    restart: () => server.restart(),
    stop: () => server.stop(),
  };
}

/** A running postmaster: whoever asks is told when it ended by itself, and can have it started again where it was. */
class Server {
  #child;
  #launch;
  #stopping = false;
  #listeners = [];

  constructor(start) {
    this.#launch = start;
  }

  onEnd(listener) {
    this.#listeners.push(listener);
  }

  async restart() {
    const child = await this.#launch();
    this.#child = child;
    const tell = (code, signal) => !this.#stopping && this.#listeners.forEach((listener) => listener(signal ?? code));
    if (hasEnded(child)) return void tell(child.exitCode, child.signalCode);
    child.once('exit', tell);
    if (this.#stopping) await stopChild(child);
  }

  async stop() {
    this.#stopping = true;
    await stopChild(this.#child);
  }
}

/**
 * Letters by Unicode where the machine has such a locale. Sorting and search ask for none; extensions and people at a
 * prompt do.
 */
const CTYPES = ['C.UTF-8', 'C'];

async function createCluster(run, data, passwordFile) {
  for (const ctype of CTYPES) {
    const { code, output } = await initialise(run, data, passwordFile, ctype);
    if (code === 0) return;
    rmSync(data, { recursive: true, force: true });
    if (ctype !== CTYPES.at(-1)) continue;
    const hint = run.closed ? ' Put the checkout and DATA_DIR into folders that every account may enter.' : '';
    throw new Error(`The embedded PostgreSQL could not be set up: ${output.trim()}.${hint}`);
  }
}

async function initialise(run, data, passwordFile, ctype) {
  // A half-made cluster of an interrupted first start is of no use to anybody.
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(18).toString('hex')}\n`, { mode: 0o600 });
  if (run.owner) {
    chownSync(data, run.owner.uid, run.owner.gid);
    chownSync(passwordFile, run.owner.uid, run.owner.gid);
  }
  // ICU root collation and UTF-8 whatever the machine's locale is, so that sorting is the same everywhere.
  const flags = [
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--locale-provider=icu',
    '--icu-locale=und',
    '--auth=scram-sha-256',
    `--username=${ADMIN}`,
  ];
  return finish(run.spawn('initdb', [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...flags]));
}

/**
 * After a SIGKILL of the launcher the server may still run on this folder: stop it, since its port and logs are lost to
 * us.
 */
export async function stopOrphan(dir, given) {
  const data = resolve(dir);
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const run = given ?? (await runner(data));
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isPostgres(pid)) {
    await finish(run.spawn('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30']));
    for (let tries = 0; tries < 50 && isPostgres(pid); tries += 1) await pause(200);
  }
  if (!isPostgres(pid)) rmSync(file, { force: true });
}

function isPostgres(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  // The number may have been given to another program meanwhile.
  const command = `/proc/${pid}/cmdline`;
  try {
    return existsSync('/proc/self') ? readFileSync(command, 'utf8').includes('postgres') : true;
  } catch {
    return false;
  }
}

/**
 * What PostgreSQL says of a failing statement: not the row, not the key, not the statement, for these hold what people
 * typed.
 */
const DISCREET = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_parameter_max_length: '0',
};

async function launch(run, data, port, settings) {
  const options = {
    max_connections: '200',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...DISCREET,
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt += 1) {
    const child = run.spawn('postgres', ['-D', data, '-p', String(port), ...flags]);
    const outcome = await readiness(child);
    if (outcome.ready) return child;
    if (attempt === 5) throw new Error(`PostgreSQL did not start: ${outcome.output.trim()}`);
    await pause(500 * attempt);
    await stopOrphan(data, run);
  }
}

function readiness(child) {
  return new Promise((settle) => {
    let output = '';
    child.stderr.on('data', (chunk) => {
      // While a crashed cluster recovers, everybody who knocks adds a line: the newest part tells whether it is done.
      output = (output + chunk).slice(-20_000);
      if (output.includes('ready to accept connections')) settle({ ready: true, output });
    });
    child.once('error', (error) => settle({ ready: false, output: String(error) }));
    child.once('exit', () => settle({ ready: false, output }));
  });
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

async function stopChild(child) {
  if (hasEnded(child)) return;
  const gone = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGINT'); // "fast": ends the sessions, writes a checkpoint
  const timer = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await gone;
  clearTimeout(timer);
}

/** How the bundled programs are run: PostgreSQL refuses to run as root, so root lends it an ordinary account. */
async function runner(data) {
  const programs = await import(
    `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  );
  mkdirSync(dirname(data), { recursive: true });
  const base = { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, LC_ALL: 'C' }, cwd: '/' };
  if (process.getuid?.() !== 0) return { owner: undefined, spawn: (name, args) => spawn(programs[name], args, base) };
  const owner = account('postgres') ?? account('nobody');
  if (!owner) throw new Error('PostgreSQL cannot run as root and neither the account postgres nor nobody exists.');
  if (reachable(programs.postgres) && reachable(data)) {
    return { owner, spawn: (name, args) => spawn(programs[name], args, { ...base, uid: owner.uid, gid: owner.gid }) };
  }
  // A checkout inside root's closed home: the account may pass through folders that it could not enter by itself.
  // The securebit keeps that right for access(2) too, by which initdb looks for its companions.
  const lend = [
    ...[`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'],
    ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'],
  ];
  return { owner, closed: true, spawn: (name, args) => spawn('setpriv', [...lend, programs[name], ...args], base) };
}

function account(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether everybody may pass through all folders above `path`. */
function reachable(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function choosePort(wanted, remembered) {
  if (wanted) return wanted;
  const before = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : 0;
  if (before && (await isFree(before))) return before;
  return freePort();
}

/** @param {number} port @returns {Promise<boolean>} whether nothing listens there, on any address */
export function isFree(port) {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen(port, () => probe.close(() => settle(true)));
  });
}

/** @returns {Promise<number>} a port that was free a moment ago */
export function freePort() {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => settle(port));
    });
  });
}

function finish(child) {
  return new Promise((settle) => {
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => settle({ code: -1, output: String(error) }));
    child.once('close', (code) => settle({ code, output }));
  });
}
