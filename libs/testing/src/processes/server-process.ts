import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
    for (let tries = 0; tries < 600; tries++) {
      if (this.child.exitCode !== null)
        throw new Error(`${this.name} ended with ${this.child.exitCode}:\n${this.output}`);
      const response = await fetch(health).catch(() => undefined);
      if (response?.ok) return;
      await pause(50);
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

  /** Ends the process as a deployment does; one that does not end within ten seconds is killed. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    this.child.kill('SIGTERM');
    await this.ended;
    clearTimeout(late);
  }
}
