import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

const ROOT = resolve(__dirname, '../..');

/**
 * A PostgreSQL server of somebody's own, with an empty database; its roles are its own too, unlike those of the suites'
 * common server.
 */
export class OwnServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    /** The administrator's address of the database. */
    public url: string,
  ) {}

  static async start(database: string): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'linxuan-own-'));
    chmodSync(folder, 0o755);
    const child = spawn(process.execPath, [join(ROOT, 'test/support/postgres-server.mjs'), join(folder, 'postgres')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const server = new OwnServer(child, folder, line.toString().trim());
    await server.query(`CREATE DATABASE ${database}`);
    server.url = String(Object.assign(new URL(server.url), { pathname: `/${database}` }));
    return server;
  }

  async query(sql: string): Promise<Record<string, unknown>[]> {
    return this.as(this.url, sql);
  }

  /** Whether a role signs in with a password. */
  async lets(role: string, password: string): Promise<boolean> {
    const url = String(Object.assign(new URL(this.url), { username: role, password }));
    return this.as(url, 'SELECT 1').then(
      () => true,
      (error: { code?: string }) => {
        if (error.code === '28P01') return false;
        throw error;
      },
    );
  }

  private async as(url: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'close');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
