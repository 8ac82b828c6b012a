import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { freePort, startQueueStore, type TestQueueStore } from '@linxuan/testing';
import { Client } from 'pg';
import { SCHEMA } from './reference/entities';

const ROOT = resolve(__dirname, '../..');
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** The plain service of `reference/` as a process of its own on the product's database, with a Redis of its own. */
export class ReferenceService {
  private applications: { id: string; version: number }[] = [];
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly store: TestQueueStore,
    private readonly origin: string,
    private readonly token: string,
  ) {}

  /** For that many clients with an application each, who read the queue `queue`. */
  static async start(databaseUrl: string, queue: string, clients: number): Promise<ReferenceService> {
    // Beside node_modules, from where a module finds its packages.
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    const folder = mkdtempSync(join(ROOT, 'dist/reference-'));
    await build(folder);
    const database = new Client({ connectionString: databaseUrl });
    await database.connect();
    await database.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}; CREATE EXTENSION IF NOT EXISTS "uuid-ossp"`);
    const store = await startQueueStore('redis', databaseUrl);
    const port = await freePort();
    const child = spawn(process.execPath, [join(folder, 'main.mjs')], {
      env: { PATH: process.env['PATH'], TZ: 'UTC', DATABASE_URL: databaseUrl, PORT: String(port), ...store.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const service = new ReferenceService(folder, child, store, `http://127.0.0.1:${port}`, randomUUID());
    while ((await fetch(`${service.origin}/tasks`).catch(() => undefined))?.status !== 401) {
      if (child.exitCode !== null) throw new Error(`The reference service ended with ${child.exitCode}`);
      await pause(50);
    }
    await database.query(
      `INSERT INTO ${SCHEMA}.session (token, "userId", queue, "expiresAt")
       VALUES ($1, gen_random_uuid(), $2, now() + interval '1 day')`,
      [service.token, queue],
    );
    const { rows } = await database.query<{ id: string; version: number }>(
      `INSERT INTO ${SCHEMA}.application (title, holder, state, version)
       SELECT '余热梯级利用技术', '示例单位', 'received', 1 FROM generate_series(1, $1::int) RETURNING id, version`,
      [clients],
    );
    service.applications = rows;
    await database.end();
    return service;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async page(): Promise<{ data: unknown[]; total: number }> {
    return this.send('GET', '/tasks?page=1&perPage=25');
  }

  /** One more decision on the application of a client. */
  async decide(client: number): Promise<void> {
    const application = this.applications[client];
    if (!application) throw new Error(`There is no application for client ${client}`);
    const body = { version: application.version, state: application.version % 2 ? 'accepted' : 'received' };
    const { version } = await this.send<{ version: number }>('POST', `/applications/${application.id}/decide`, body);
    application.version = version;
  }

  async stop(): Promise<void> {
    const ended = new Promise((settle) => this.child.once('exit', settle));
    this.child.kill('SIGTERM');
    await ended;
    await this.store.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private send<T>(method: string, path: string, body?: object): Promise<T> {
    const text = body && JSON.stringify(body);
    return new Promise((settle, fail) => {
      const headers = {
        authorization: `Bearer ${this.token}`,
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const outgoing = request(this.origin + path, { agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if ((response.statusCode ?? 500) >= 300) fail(new Error(`${path}: ${response.statusCode} ${answer}`));
          else settle(JSON.parse(answer) as T);
        });
      });
      outgoing.once('error', fail);
      outgoing.end(text);
    });
  }
}

/** Built as the product's processes are. */
async function build(folder: string): Promise<void> {
  const tool = pathToFileURL(join(ROOT, 'config/tools/vite.server.mjs')).href;
  const program = `
    const { build } = await import('vite');
    const { serverConfig } = await import(${JSON.stringify(tool)});
    const config = serverConfig('worker');
    const input = { main: ${JSON.stringify(join(__dirname, 'reference/main.ts'))} };
    const rolldownOptions = { ...config.build.rolldownOptions, input };
    await build({ ...config, build: { ...config.build, rolldownOptions, outDir: ${JSON.stringify(folder)} } });`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });
}
