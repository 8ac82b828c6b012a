// One suite as a group of processes: watched while it moves, ended only when nothing moves, and swept up afterwards.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds without a word and without processor time after which a suite counts as hanging; a slow machine is none.
 */
const STILL_MS = 5 * 60_000;
/** The part of that time that servers spend on waiting, in seconds of a processor: less than this is no movement. */
const IDLE_SHARE = 0.01;
const LOOK_EVERY_MS = 10_000;
const GRACE_MS = 10_000;
/** Linux counts processor time in hundredths of a second (sysconf(_SC_CLK_TCK)). */
const TICKS_PER_SECOND = 100;
/** Every process that a suite starts inherits this variable, whatever group or account it runs under. */
const MARK = 'LINXUAN_TEST_RUN';

/**
 * Runs a command to its end, in a group of its own.
 *
 * @param {{ name: string, command: string[], cwd: string, env: NodeJS.ProcessEnv, quiet: boolean, stillMs?: number }}
 * suite `quiet` drops what it prints on stdout; `stillMs` is how long nothing may move
 * @returns {{ code: Promise<number>, end(): void }} `code` settles when the suite and all it started are gone
 */
export function startSuite({ name, command: [program, ...args], cwd, env, quiet, stillMs = STILL_MS }) {
  const mark = `${process.pid}-${name}-${Date.now()}`;
  const child = spawn(program, args, {
    cwd,
    env: { ...env, [MARK]: mark },
    detached: true,
    stdio: ['ignore', quiet ? 'ignore' : 'pipe', 'pipe'],
  });
  let moved = { at: Date.now(), seconds: 0 };
  const heard = (chunk, to) => {
    moved.at = Date.now();
    to.write(chunk);
  };
  child.stdout?.on('data', (chunk) => heard(chunk, process.stdout));
  child.stderr.on('data', (chunk) => heard(chunk, process.stderr));
  const watch = setInterval(
    () => {
      const seconds = processorSeconds(mark);
      if (seconds === undefined || seconds - moved.seconds > (IDLE_SHARE * stillMs) / 1000 || seconds < moved.seconds) {
        moved = { at: Date.now(), seconds: seconds ?? 0 };
      } else if (Date.now() - moved.at > stillMs) {
        console.error(`${name}: nothing has moved for ${stillMs / 1000} s, so it is ended.`);
        void end(child, mark);
      }
    },
    Math.min(LOOK_EVERY_MS, stillMs / 4),
  );
  const code = new Promise((settle) => {
    child.once('error', () => settle(127));
    child.once('exit', (exitCode) => settle(exitCode ?? 1));
  }).then(async (exitCode) => {
    clearInterval(watch);
    await sweep(name, mark);
    return exitCode;
  });
  return { code, end: () => void end(child, mark) };
}

async function end(child, mark) {
  signal(-child.pid, 'SIGTERM');
  await pause(GRACE_MS, undefined, { ref: false });
  signal(-child.pid, 'SIGKILL');
  for (const { pid } of markedProcesses(mark)) signal(pid, 'SIGKILL');
}

/** Ends what the suite left running: a server that outlives its suite would slow down the next ones. */
async function sweep(name, mark) {
  const left = markedProcesses(mark);
  if (left.length === 0) return;
  console.error(`${name} left running: ${left.map(({ pid, title }) => `${title} (${pid})`).join(', ')}; ended.`);
  // SIGINT is PostgreSQL's quick but orderly stop, and an ordinary end for every other program.
  for (const { pid } of left) signal(pid, 'SIGINT');
  for (let tries = 0; tries < 50 && markedProcesses(mark).length > 0; tries += 1) await pause(100);
  for (const { pid } of markedProcesses(mark)) signal(pid, 'SIGKILL');
}

/** Processor time of everything the suite has running, in seconds; undefined where the system does not tell. */
function processorSeconds(mark) {
  const found = markedProcesses(mark);
  if (found.length === 0) return undefined;
  return found.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** All processes that carry the mark, found in /proc; none on systems without it, where the group alone is ended. */
function markedProcesses(mark) {
  const found = [];
  for (const pid of numbersIn('/proc')) {
    if (!read(`/proc/${pid}/environ`).split('\0').includes(`${MARK}=${mark}`)) continue;
    const stat = read(`/proc/${pid}/stat`);
    // The name in parentheses may hold spaces; the fields behind it are counted from the state, field 3 of proc(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') continue;
    const title = read(`/proc/${pid}/cmdline`).split('\0').slice(0, 2).join(' ').slice(0, 80);
    found.push({ pid, title, ticks: Number(fields[11] ?? 0) + Number(fields[12] ?? 0) });
  }
  return found;
}

function numbersIn(folder) {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // gone meanwhile
  }
}
