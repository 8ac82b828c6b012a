import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setClock } from '@linxuan/feature-clock';
import { EngineHarness, freePort, ServerProcess } from '@linxuan/testing';

const BUILD = resolve(__dirname, '../../dist/apps');
type App = 'api' | 'portal' | 'worker';

/** How long a proxy may take to notice that a process is back; the runbook asks for this pause between two restarts. */
const NOTICE_MS = 2_000;

/**
 * Two apis, two portals and a worker as they are deployed, on a database of their own; each can be restarted where it
 * was.
 */
export class Deployment {
  private constructor(
    readonly engine: EngineHarness,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    readonly api: [number, number],
    readonly portal: [number, number],
    private readonly running: Map<number, ServerProcess>,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Deployment> {
    const engine = await EngineHarness.start();
    await setClock(engine.work, new Date(engine.now));
    const folder = mkdtempSync(join(tmpdir(), 'linxuan-deployment-'));
    const ports = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
    const [api1, api2, portal1, portal2, worker] = ports;
    const all = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      LOG_LEVEL: 'warn',
      DATABASE_URL: engine.database.url,
      DB_ROLE_PASSWORD: process.env['DB_ROLE_PASSWORD'],
      DATA_DIR: folder,
      SESSION_SECRET: 'a secret for tests that nobody keeps',
      ...env,
    };
    const deployment = new Deployment(engine, folder, all, [api1, api2], [portal1, portal2], new Map());
    for (const port of [api1, api2]) await deployment.run('api', port);
    for (const port of [portal1, portal2]) await deployment.run('portal', port);
    await deployment.run('worker', worker);
    return deployment;
  }

  process(port: number): ServerProcess {
    const found = this.running.get(port);
    if (!found) throw new Error(`nothing runs on ${port}`);
    return found;
  }

  /**
   * Asks the process on the port to stop, as a deployment does, and starts its successor there. Resolves with the
   * seconds it took to go.
   */
  async restart(app: App, port: number): Promise<number> {
    const asked = Date.now();
    await this.process(port).stop();
    const seconds = (Date.now() - asked) / 1000;
    await this.run(app, port);
    await pause(NOTICE_MS);
    return seconds;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((one) => one.kill()));
    await this.engine.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(app: App, port: number): Promise<void> {
    const setting = { api: 'PORT', portal: 'PORTAL_PORT', worker: 'WORKER_PORT' }[app];
    const env = { ...this.env, [setting]: String(port) };
    this.running.set(port, await ServerProcess.start(BUILD, app, env, `http://127.0.0.1:${port}/healthz`));
  }
}
