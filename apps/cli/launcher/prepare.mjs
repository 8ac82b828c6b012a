// From a bare clone to built programs: packages and build output are renewed only when what they come from has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { own, ownerOf } from './owner.mjs';
import { Stop, say } from './terminal.mjs';

/** Vite 8 and NestJS 12 ask for this; older releases of 20 cannot load them. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const found = process.versions.node;
  throw new Stop(
    `Node.js 20.19 or later is needed, this is ${found}.`,
    `需要 Node.js 20.19 或更高版本，当前为 ${found}。`,
  );
}

/** Installs and builds what is missing or stale, one launcher at a time per checkout. */
export async function prepare(root) {
  await alone(root, async () => {
    await install(root);
    await build(root);
  });
}

/** Installs the packages where they are missing or stale, for a command that needs no built programs. */
export async function installPackages(root) {
  await alone(root, () => install(root));
}

async function install(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = sha256(lock);
  const stamp = join(root, 'node_modules', '.linxuan');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!installedAs(root, JSON.parse(lock))) {
    const packages = Object.keys(JSON.parse(lock).packages).length - 1;
    say(`Installing ${packages} packages (one to three minutes) …`, `正在安装 ${packages} 个依赖包（约一至三分钟）……`);
    const stop = showProgress(() => folders(join(root, 'node_modules')), packages);
    await run(root, 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci').finally(stop);
  }
  writeFileSync(stamp, wanted);
}

/** A line every few seconds while npm works: it says nothing itself before it is done. */
function showProgress(count, total) {
  const since = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - since) / 1000);
    const found = Math.min(count(), total);
    say(`… ${seconds} s, ${found} of ${total} packages unpacked`, `…… ${seconds} 秒，已解包 ${found}/${total}`);
  }, 5_000);
  return () => clearInterval(timer);
}

/** Packages that lie in a node_modules, one level deep and under scopes. */
function folders(path) {
  if (!existsSync(path)) return 0;
  return readdirSync(path).reduce(
    (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(path, name)).length : name.startsWith('.') ? 0 : 1),
    0,
  );
}

/** Whether somebody's own `npm ci` already installed exactly this lock file. */
function installedAs(root, lock) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const present = JSON.parse(readFileSync(file, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

/**
 * Builds the apps whose sources changed since the last build. Nx knows which these are and keeps what it has built;
 * while no file is newer than the last build it is not even asked, so that what runs from `dist` keeps its files.
 */
export async function build(root) {
  const mark = join(root, 'dist', 'built');
  const complete = APPS.every((app) => existsSync(join(root, outputOf(app))));
  if (complete && existsSync(mark) && newest(root, SOURCES) < Number(readFileSync(mark, 'utf8'))) return;
  const since = Date.now();
  say('Building the programs …', '正在构建程序……');
  await run(root, process.execPath, [NX, 'run-many', '-t', 'build', '--output-style=static'], 'build');
  writeFileSync(mark, String(since));
}

/** What migrating and seeding depend on: the built commands, the configuration they read, the roles' password. */
export function seedFingerprint(root, rolePassword = '') {
  return sha256([hashTree(root, ['dist/apps/cli', 'config']), rolePassword].join('\n'));
}

const APPS = ['cli', 'api', 'worker', 'portal', 'admin'];
const NX = 'node_modules/nx/dist/bin/nx.js';
/** Everything that a build reads. */
const SOURCES = ['apps', 'libs', 'migrations', 'config', 'nx.json', 'package-lock.json', 'tsconfig.base.json'];

const outputOf = (app) => (app === 'admin' ? 'dist/apps/admin/index.html' : `dist/apps/${app}/main.mjs`);

/**
 * When anything below was last written, renamed or removed, in milliseconds. The change time tells: nobody can set it,
 * so a file that is copied from an archive counts as new however old the archive says it is.
 */
function newest(root, paths) {
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return 0;
    if (!stat.isDirectory()) return stat.ctimeMs;
    return readdirSync(path).reduce((last, name) => Math.max(last, visit(join(path, name))), stat.ctimeMs);
  };
  return Math.max(...paths.map((path) => visit(join(root, path))));
}

function hashTree(root, paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) {
      hash.update(path).update(readFileSync(full));
      return;
    }
    for (const entry of readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(child);
      else if (!/(\.|-)spec\.tsx?$/.test(entry.name)) hash.update(child).update(readFileSync(join(root, child)));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

function run(root, command, args, what) {
  return new Promise((settle, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const kill = () => child.kill();
    process.once('exit', kill);
    child.once('error', fail);
    child.once('exit', (code) => {
      process.off('exit', kill);
      if (code === 0) return settle();
      process.stderr.write(output);
      fail(new Stop(`${what} failed; its output is above.`, `${what} 失败，输出见上。`));
    });
  });
}

/** How long a folder without a name inside may be on its way to get one, in milliseconds. */
const CLAIMING = 3_000;

/**
 * Two first starts in one checkout must not install or build at the same time; what a killed one left behind holds
 * nobody up.
 */
async function alone(root, work) {
  const folder = join(tmpdir(), `linxuan-prepare-${sha256(root).slice(0, 16)}`);
  const owner = join(folder, 'pid');
  for (let waited = false; !claim(folder, owner); waited = true) {
    if (isLeftBehind(folder, owner)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!waited) say('Waiting for another start in this checkout …', '等待同一目录中的另一次启动……');
    await pause(500);
  }
  try {
    await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function claim(folder, owner) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
  own(owner);
  return true;
}

function isLeftBehind(folder, owner) {
  if (ownerOf(owner)) return false;
  const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return existsSync(owner) || Date.now() - made > CLAIMING;
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
