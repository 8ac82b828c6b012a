// The embedded PostgreSQL of one installation: started, watched, and started again when it ended by itself.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Restarts } from './restarts.mjs';
import { Stop, say } from './terminal.mjs';

/** The database of the product inside the embedded server. */
const DATABASE = 'linxuan';

export class Database {
  #server;
  #restarts = new Restarts();
  #stopping = false;
  #up = Promise.resolve();

  /** @param {(reason: Error) => void} onGiveUp told once, when PostgreSQL does not stay up */
  constructor(onGiveUp) {
    this.onGiveUp = onGiveUp;
  }

  /** @returns {Promise<string>} the administrator's URL of the product's database, which is made where it is missing */
  async start(dataDir) {
    const { startPostgres } = await import('../embedded-postgres.mjs');
    mkdirSync(dataDir, { recursive: true });
    this.#server = await startPostgres({ dir: join(dataDir, 'postgres') });
    this.#server.onEnd((how) => {
      this.#up = this.#again(how);
    });
    return databaseUrl(this.#server.url);
  }

  /** Resolves when the server answers again; programs that need it are started after that. */
  up() {
    return this.#up;
  }

  async stop() {
    this.#stopping = true;
    await this.#up;
    await this.#server?.stop();
  }

  /** The apps find the server where it was: it keeps its port, and their pools connect anew. */
  async #again(how) {
    for (let said = how; !this.#stopping;) {
      const wait = this.#restarts.ended();
      if (wait === undefined) return this.#giveUp(said);
      say(`PostgreSQL ended (${how}) and is started again.`, `PostgreSQL 已退出（${how}），正在重新启动。`);
      await pause(wait);
      try {
        if (!this.#stopping) await this.#server.restart();
        if (!this.#stopping) say('PostgreSQL is back.', 'PostgreSQL 已恢复。');
        return;
      } catch (error) {
        said = error.message;
      }
    }
  }

  #giveUp(said) {
    process.stderr.write(`${said}\n`);
    this.onGiveUp(
      new Stop('PostgreSQL does not stay up; what it said last is above.', 'PostgreSQL 无法保持运行，其最后输出见上。'),
    );
  }
}

/** The administrator's URL of the product's database in a server, which is made where it is missing. */
export async function databaseUrl(server) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return String(Object.assign(new URL(server), { pathname: `/${DATABASE}` }));
}
