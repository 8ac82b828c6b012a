import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Movement } from './movement';

export async function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? settle(address.port) : fail(new Error('no port'))));
    });
  });
}

/** `stop_grace_period` of `config/compose/compose.yaml`, in milliseconds. */
const GRACE_MS = 30_000;

/** One server of the product as a process of its own. */
export class ServerProcess {
  output = '';
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly ended: Promise<void>,
  ) {}

  /** Starts `<folder>/<name>/main.mjs` and resolves when its health address answers. */
  static async start(
    folder: string,
    name: string,
    env: NodeJS.ProcessEnv,
    health: string,
    nodeArgs: string[] = [],
  ): Promise<ServerProcess> {
    const child = spawn(process.execPath, [...nodeArgs, '--enable-source-maps', join(folder, name, 'main.mjs')], {
      env: { ...env, JEST_WORKER_ID: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<void>((settle) => child.once('close', () => settle()));
    const server = new ServerProcess(name, child, ended);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (server.output = (server.output + chunk.toString()).slice(-5_000_000)));
    await server.answers(health);
    return server;
  }

  private async answers(health: string): Promise<void> {
    const movement = new Movement(() => [this.pid]);
    for (; !movement.hasStopped(); await pause(50)) {
      if (this.child.exitCode !== null)
        throw new Error(`${this.name} ended with ${this.child.exitCode}:\n${this.output}`);
      const response = await fetch(health).catch(() => undefined);
      if (response?.ok) return;
    }
    throw new Error(`${this.name} did not become ready:\n${this.output}`);
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** Ends the process without a chance to tidy up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends the process as a deployment does; one that does not end within the grace of the compose file is killed. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    this.child.kill('SIGTERM');
    await this.ended;
    clearTimeout(late);
  }
}
