// Who holds something: a number alone is not enough, since the system gives it to other programs later.
import { existsSync, mkdirSync, accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './terminal.mjs';

const OURS = /(start|rehearse|demo-full|run|main)\.mjs/;

/** Notes in `file` that this process holds what the file is about. */
export function own(file) {
  writeFileSync(file, `${process.pid}\n${startOf(process.pid)}\n`);
}

/** @returns {number | undefined} the process that noted itself in `file`, if it still runs */
export function ownerOf(file) {
  const [number, start] = read(file).split('\n');
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid < 1 || !isAlive(pid)) return undefined;
  if (!existsSync('/proc/self')) return pid;
  const same = start ? startOf(pid) === start : OURS.test(read(`/proc/${pid}/cmdline`));
  return same ? pid : undefined;
}

/** The data folder belongs to one running launcher, or to one command that works on its database. */
export function claimDataDir(dir) {
  const file = join(dir, 'launcher.pid');
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  } catch {
    throw new Stop(`DATA_DIR ${dir} cannot be written to.`, `DATA_DIR ${dir} 不可写。`);
  }
  const pid = ownerOf(file);
  if (pid && pid !== process.pid) {
    throw new Stop(
      `DATA_DIR ${dir} is in use by a running installation (process ${pid}); set another DATA_DIR for a second one.`,
      `DATA_DIR ${dir} 正被另一实例（进程 ${pid}）使用；第二个实例请设置别的 DATA_DIR。`,
    );
  }
  own(file);
  return file;
}

/** When the process began, in ticks since the machine started; two programs of one number differ in it. */
function startOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
