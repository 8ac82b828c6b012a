import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@linxuan/domain';
import { setClock } from '@linxuan/feature-clock';
import { hashPassword } from '@linxuan/feature-identity';
import { EngineHarness } from '../engine-harness';
import { builtServers } from './built-servers';
import { Relay } from './relay';
import { queueKindOfRun, startQueueStore, type QueueKind, type TestQueueStore } from './queue-store';
import { freePort, ServerProcess } from './server-process';
import { SessionClient } from './session-client';

export const TEST_PASSWORD = 'Correct-Horse-2024';
let passwordHash: Promise<string> | undefined;

export interface ProcessOptions {
  queue?: QueueKind;
  workers?: number;
  /** Editions that are open from the beginning, as `programme/edition`; the one of 2024 unless others are named. */
  editions?: string[];
  /** More environment for both processes. */
  env?: Record<string, string>;
  /** Lines to PostgreSQL and Redis that the test can cut: `database` and `queue`. */
  relays?: boolean;
  /** Arguments of Node for both, such as those of its profiler. */
  nodeArgs?: string[];
}

/**
 * The product as it is deployed: an api process and worker processes on a database of their own, with the queue on
 * PostgreSQL or on a Redis of its own. `engine` works on the same database from inside the test, to reach states
 * quickly.
 */
export class ProcessHarness {
  readonly workers: ServerProcess[] = [];
  portal: ServerProcess | undefined;
  /** Where the worker that was started last answers probes. */
  workerOrigin = '';
  lines: { database: Relay | undefined; queue: Relay | undefined } = { database: undefined, queue: undefined };
  private clients = new Map<string, Promise<SessionClient>>();

  private constructor(
    readonly engine: EngineHarness,
    readonly store: TestQueueStore,
    private readonly folder: string,
    readonly dataDir: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly nodeArgs: string[],
    readonly origin: string,
    private readonly api: ServerProcess,
  ) {}

  static async start({
    queue = queueKindOfRun(),
    workers = 1,
    editions,
    env = {},
    nodeArgs = [],
    relays = false,
  }: ProcessOptions = {}): Promise<ProcessHarness> {
    const [folder, engine] = await Promise.all([builtServers(), EngineHarness.start(editions)]);
    await setClock(engine.work, new Date(engine.now));
    const store = await startQueueStore(queue, engine.database.url);
    const [port, portalPort] = [await freePort(), await freePort()];
    const database = relays ? await Relay.to(engine.database.url) : undefined;
    const redis = store.env['REDIS_URL'];
    const queueLine = relays && redis ? await Relay.to(redis) : undefined;
    const dataDir = mkdtempSync(join(tmpdir(), 'linxuan-processes-'));
    const all: NodeJS.ProcessEnv = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      MODE: 'demo',
      LOG_LEVEL: 'warn',
      DATABASE_URL: database?.url ?? engine.database.url,
      DB_ROLE_PASSWORD: process.env['DB_ROLE_PASSWORD'],
      DATA_DIR: dataDir,
      PORT: String(port),
      PORTAL_PORT: String(portalPort),
      SESSION_SECRET: 'a secret for tests that nobody keeps',
      DRAIN_SECONDS: '0',
      ...store.env,
      ...(queueLine ? { REDIS_URL: queueLine.url } : {}),
      ...env,
    };
    const origin = `http://127.0.0.1:${port}`;
    const api = await ServerProcess.start(folder, 'api', all, `${origin}/healthz`, nodeArgs);
    const harness = new ProcessHarness(engine, store, folder, dataDir, all, nodeArgs, origin, api);
    harness.lines = { database, queue: queueLine };
    for (let n = 0; n < workers; n++) await harness.startWorker();
    return harness;
  }

  get apiPid(): number {
    return this.api.pid;
  }

  /** All that api, workers and portal have written, one text each. */
  outputs(): [string, string, string] {
    return [this.api.output, this.workers.map(({ output }) => output).join('\n'), this.portal?.output ?? ''];
  }

  /** Starts the public site beside them; it listens on `portalOrigin`. */
  async startPortal(): Promise<ServerProcess> {
    this.portal = await ServerProcess.start(
      this.folder,
      'portal',
      this.env,
      `${this.portalOrigin}/healthz`,
      this.nodeArgs,
    );
    return this.portal;
  }

  get portalOrigin(): string {
    return `http://127.0.0.1:${this.env['PORTAL_PORT']}`;
  }

  async startWorker(): Promise<ServerProcess> {
    const port = await freePort();
    const worker = await ServerProcess.start(
      this.folder,
      'worker',
      { ...this.env, WORKER_PORT: String(port) },
      `http://127.0.0.1:${port}/readyz`,
      this.nodeArgs,
    );
    this.workerOrigin = `http://127.0.0.1:${port}`;
    this.workers.push(worker);
    return worker;
  }

  /** Kills every worker without warning, as a machine that goes away does. */
  async killWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.kill()));
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.stop()));
  }

  /** Signs a person in over HTTP; the same person keeps the same session. */
  client(actor: Actor): Promise<SessionClient> {
    const key = `${actor.userId}/${actor.orgId}/${actor.role}`;
    const known = this.clients.get(key) ?? this.signIn(actor);
    this.clients.set(key, known);
    return known;
  }

  /** A session of its own, for tests that end it. */
  async signIn({ userId, orgId, role }: Actor): Promise<SessionClient> {
    passwordHash ??= hashPassword(TEST_PASSWORD);
    const rows: { login: string }[] = await this.engine.work.source.query(`SELECT login FROM app_user WHERE id = $1`, [
      userId,
    ]);
    await this.engine.work.source.query(`UPDATE app_user SET password_hash = $2 WHERE id = $1`, [
      userId,
      await passwordHash,
    ]);
    const client = new SessionClient(this.origin);
    const { body } = await client.signIn(rows[0]?.login ?? '', TEST_PASSWORD);
    const memberships = (body['memberships'] ?? []) as { id: string; orgId: string; role: string }[];
    const wanted = memberships.find((one) => one.orgId === orgId && one.role === role);
    if (!wanted) throw new Error(`${rows[0]?.login} could not sign in as ${orgId}/${role}: ${JSON.stringify(body)}`);
    if ((body['membership'] as { id: string }).id !== wanted.id) await client.switchTo(wanted.id);
    return client;
  }

  /** Moves the clock of all processes; a moment passes until they have heard it. */
  async setClock(instant: string): Promise<void> {
    this.engine.now = instant;
    await setClock(this.engine.work, new Date(instant));
    const anonymous = new SessionClient(this.origin);
    for (;;) {
      const { body } = await anonymous.get('/api/clock');
      if (Math.abs(Date.parse(String(body['now'])) - Date.parse(instant)) < 60_000) return;
      await pause(20);
    }
  }

  async versionOf(table: 'case_file' | 'dossier' | 'opinion' | 'seat' | 'objection', id: string): Promise<number> {
    const rows: { version: number }[] = await this.engine.work.source.query(
      `SELECT version FROM ${table} WHERE id = $1`,
      [id],
    );
    return rows[0]?.version ?? 0;
  }

  /** Waits until nothing is pending and the outbox has nothing left to do. */
  async drained(patienceMs = 60_000): Promise<void> {
    for (const until = Date.now() + patienceMs; ; await pause(50)) {
      const [{ open }]: [{ open: number }] = await this.engine.work.source.query(
        `SELECT (SELECT count(*) FROM transition_request WHERE state = 'pending')::int + (SELECT count(*) FROM outbox WHERE done_at IS NULL AND error IS NULL AND topic <> 'timer.sweep')::int AS open`,
      );
      if (open === 0) return;
      if (Date.now() > until)
        throw new Error(
          `${open} requests and jobs are still open.\n${this.workers.map(({ output }) => output).join('\n')}`,
        );
    }
  }

  async stop(): Promise<void> {
    await this.stopWorkers();
    await this.portal?.stop();
    await this.api.stop();
    for (const line of Object.values(this.lines)) if (line) await line.stop();
    await this.store.stop();
    await this.engine.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
