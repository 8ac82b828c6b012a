// The child processes of one installation: started with a prefix, watched, restarted after a crash, stopped in order.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Restarts } from './restarts.mjs';
import { Stop, prefixed, say } from './terminal.mjs';

const WRONG_SETTING = 78; // EX_CONFIG: the program has said which setting is wrong

/**
 * Runs a command of the cli to its end and gives back what it printed; with `warn` its warnings are passed on though it
 * succeeded.
 */
export function runCli(root, env, args, { show = false, warn = false } = {}) {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/cli/main.mjs'), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    if (show) prefixed('cli', child.stdout);
    const kill = () => child.kill();
    process.once('exit', kill);
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('exit', kill);
      if (code === 0 && warn) process.stderr.write(errors);
      if (code === 0) return settle(output);
      process.stderr.write(show ? errors : output + errors);
      fail(
        new Stop(
          `The command "${args.join(' ')}" failed; its output is above.`,
          `命令“${args.join(' ')}”失败，输出见上。`,
        ),
      );
    });
  });
}

export class Processes {
  #children = new Map();
  #stopping = false;

  /**
   * @param {string} root the checkout
   * @param {(reason: Error) => void} onGiveUp told when one of the programs does not stay up
   * @param {() => Promise<unknown>} ready what an app needs before it is started again
   */
  constructor(root, onGiveUp, ready = () => Promise.resolve()) {
    this.root = root;
    this.onGiveUp = onGiveUp;
    this.ready = ready;
  }

  /**
   * Starts an app, under a name of its own where there are several; a crash restarts it, too many crashes give up the
   * whole installation.
   */
  start(name, env, app = name) {
    const entry = join(this.root, `dist/apps/${app}/main.mjs`);
    const guard = pathToFileURL(join(this.root, 'apps/cli/launcher/child-guard.mjs')).href;
    // A group of its own: Ctrl-C reaches the launcher alone, which then stops its children in the right order.
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', guard, entry], {
      cwd: this.root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const restarts = this.#children.get(name)?.restarts ?? new Restarts();
    this.#children.set(name, { child, restarts });
    prefixed(name, child.stdout);
    prefixed(name, child.stderr, process.stderr);
    child.once('exit', (code, signal) => void this.#ended(name, env, app, code, signal));
  }

  async #ended(name, env, app, code, signal) {
    if (this.#stopping) return;
    const { restarts, meant } = this.#children.get(name);
    const wait = meant ? 0 : restarts.ended();
    if (code === WRONG_SETTING || wait === undefined) {
      this.onGiveUp(new Stop(`${name} does not stay up; its output is above.`, `${name} 无法保持运行，输出见上。`));
      return;
    }
    say(
      `${name} ended (${signal ?? code}) and is started again.`,
      `${name} 已退出（${signal ?? code}），正在重新启动。`,
    );
    await pause(wait);
    await this.ready();
    if (!this.#stopping) this.start(name, env, app);
  }

  /** Waits until all of the addresses answer; a time-out names those that did not. */
  async healthy(addresses, seconds = 90) {
    const deadline = Date.now() + seconds * 1000;
    const open = new Map(Object.entries(addresses));
    while (open.size > 0) {
      for (const [name, url] of open) if (await answers(url)) open.delete(name);
      if (open.size === 0 || this.#stopping) return;
      if (Date.now() > deadline) {
        const late = [...open.keys()].join(', ');
        throw new Stop(`${late} did not become ready within ${seconds} s.`, `${late} 未能在 ${seconds} 秒内就绪。`);
      }
      await pause(150);
    }
  }

  /** SIGTERM, ten seconds of patience, SIGKILL. */
  async stop() {
    this.#stopping = true;
    await Promise.all([...this.#children.values()].map(({ child }) => end(child)));
  }

  /** Kills one app as a crash would; it is started again and the crash is not counted. */
  killOne(name) {
    const running = this.#children.get(name);
    if (!running) return;
    running.meant = true;
    running.child.kill('SIGKILL');
  }

  kill() {
    for (const { child } of this.#children.values()) child.kill('SIGKILL');
  }
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
