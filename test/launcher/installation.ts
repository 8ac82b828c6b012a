import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

const root = resolve(__dirname, '../..');

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

  /** Resolves with the seconds that the start took; rejects with what was printed when it ends before. */
  async ready(): Promise<number> {
    const start = Date.now();
    const early = this.ended.then((code) => {
      throw new Error(`the start ended with ${code}:\n${this.output}\n${this.errors}`);
    });
    let over = false;
    void this.ended.then(() => (over = true));
    const printed = (async () => {
      while (!over && !this.output.includes('Ctrl-C stops it')) await new Promise((settle) => setTimeout(settle, 50));
    })();
    await Promise.race([printed, early]);
    if (over) await early;
    return (Date.now() - start) / 1000;
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

function mentions(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8')
      .split('\0')
      .some((entry) => entry.includes(text));
  } catch {
    return false;
  }
}

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
