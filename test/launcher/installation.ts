import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Movement } from '@linxuan/testing';
import { Client } from 'pg';

const root = resolve(__dirname, '../..');
const LOOK_EVERY_MS = 5_000;

/** A data folder of its own, reachable for the account that PostgreSQL runs under. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** One `npm start`, without npm: what it printed, when it is ready, how it ended. */
export class Installation {
  output = '';
  errors = '';
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;

  constructor(
    readonly folder: string,
    args: readonly string[] = [],
    env: Record<string, string> = {},
  ) {
    const inherited = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', TMPDIR: tmpdir() };
    this.#child = spawn(process.execPath, ['apps/cli/start.mjs', ...args], {
      cwd: root,
      env: { ...inherited, DATA_DIR: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.ended = new Promise((settle) => this.#child.once('close', (code) => settle(code ?? -1)));
  }

  /** Resolves with the seconds that the start took. */
  async ready(): Promise<number> {
    const start = Date.now();
    await this.says('Ctrl-C stops it');
    return (Date.now() - start) / 1000;
  }

  /**
   * Waits until a text stands in what was printed, `times` times. Rejects with all of it when the launcher ends before,
   * or when none of its processes gets on with anything.
   */
  async says(text: string, times = 1): Promise<void> {
    const movement = new Movement(() => processesOf(this.folder));
    let looked = 0;
    let over = false;
    // What it said last may come after it has gone.
    void this.ended.then(() => (over = true));
    for (; this.output.split(text).length <= times; await pause(50)) {
      // All processes of the machine are looked through for it, so not at every turn.
      const isTime = Date.now() - looked > LOOK_EVERY_MS;
      if (isTime) looked = Date.now();
      const why = over ? 'the launcher ended' : isTime && movement.hasStopped() && 'nothing moves';
      if (why) throw new Error(`${why} without saying "${text}":\n${this.output}\n${this.errors}`);
    }
  }

  get backOffice(): string {
    return this.address('Back office');
  }

  get publicSite(): string {
    return this.address('Public site');
  }

  async stop(): Promise<number> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  /** The launcher's own process id. */
  get pid(): number {
    return this.#child.pid ?? -1;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Runs one statement as the administrator of the embedded database. */
  async sql(statement: string): Promise<unknown[]> {
    const password = readFileSync(join(this.folder, '.postgres-password'), 'utf8').trim();
    const port = readFileSync(join(this.folder, 'postgres/linxuan.port'), 'utf8').trim();
    const client = new Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/linxuan` });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  private address(label: string): string {
    const found = new RegExp(`${label}\\s+(http\\S+)`).exec(this.output)?.[1];
    if (!found) throw new Error(`no address of the ${label} in:\n${this.output}`);
    return found;
  }
}

/** Processes whose environment or command names the folder: what an installation left running. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) => mentions(`/proc/${pid}/environ`, `DATA_DIR=${folder}`) || mentions(`/proc/${pid}/cmdline`, folder),
    );
}

/** What still runs of an installation that has ended: nothing, after a moment. */
export async function nothingLeft(folder: string): Promise<string[]> {
  for (let tries = 0; tries < 300 && processesOf(folder).length > 0; tries += 1) await pause(100);
  return processesOf(folder);
}

function mentions(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8')
      .split('\0')
      .some((entry) => entry.includes(text));
  } catch {
    return false;
  }
}

/** Removes a data folder; a suite whose beginning failed has none. */
export function forget(folder: string | undefined): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
