import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../../../..');
const SOURCES = [
  'libs',
  'apps/api',
  'apps/worker',
  'apps/portal',
  'migrations',
  'config/tools/vite.server.mjs',
  'docs/openapi.json',
];
const FOLDER = join(ROOT, 'dist/harness');

/**
 * Folder with the builds of `api`, `worker` and `portal` as the sources stand now. Built once per state of the sources,
 * beside the product's own build, so that a test never runs yesterday's code and never pulls a build from under another
 * run.
 */
export async function builtServers(): Promise<string> {
  const folder = join(FOLDER, sourcesDigest());
  while (!existsSync(folder)) {
    if (claim()) await buildInto(folder).finally(() => rmSync(join(FOLDER, 'lock'), { recursive: true, force: true }));
    else await pause(200);
  }
  return folder;
}

/**
 * One build at a time, however long it takes; a lock whose owner is gone, as a killed run leaves it behind, counts for
 * a minute.
 */
function claim(): boolean {
  const lock = join(FOLDER, 'lock');
  mkdirSync(FOLDER, { recursive: true });
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch {
    if (!isHeld(lock) && Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 60_000)
      rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/**
 * Whether the process that made the lock still runs; another program under its number holds nobody up for long, since
 * builds end.
 */
function isHeld(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function buildInto(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft`;
  const program = `
    const { build } = await import('vite');
    const { serverConfig } = await import(${JSON.stringify(pathToFileURL(join(ROOT, 'config/tools/vite.server.mjs')).href)});
    for (const app of ['api', 'worker', 'portal']) {
      const config = serverConfig(app);
      await build({ ...config, build: { ...config.build, outDir: ${JSON.stringify(draft)} + '/' + app } });
    }`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });
  for (const name of readdirSync(FOLDER))
    if (name !== 'lock' && !name.endsWith('.draft') && isOld(join(FOLDER, name)))
      rmSync(join(FOLDER, name), { recursive: true, force: true });
  renameSync(draft, folder);
}

/** Builds of earlier sources go after an hour: a run that started before may still be using one. */
function isOld(path: string): boolean {
  return Date.now() - statSync(path).mtimeMs > 3_600_000;
}

function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) describe(join(ROOT, source), hash);
  return hash.digest('hex').slice(0, 16);
}

function describe(path: string, hash: ReturnType<typeof createHash>): void {
  const stat = statSync(path);
  if (stat.isDirectory())
    return readdirSync(path)
      .sort()
      .forEach((name) => describe(join(path, name), hash));
  if (/\.(ts|mjs)$/.test(path) && !/spec\.ts$/.test(path)) hash.update(`${path}:${stat.mtimeMs}:${stat.size};`);
}
