import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

export interface TestDatabase {
  /** The administrator's connection URL of a database of its own, fully migrated. */
  readonly url: string;
  /**
   * The same database seen by one of the product's database roles (`app_api`, `app_engine`, `app_public`,
   * `queue_owner`).
   */
  urlFor(role: string, password?: string): string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** `false` gives an empty database, for the tests of the migrations themselves. */
  readonly migrated?: boolean;
}

/** Any number that only this helper takes: while one worker makes the template, the others wait. */
const TEMPLATE_LOCK = 7_402_118;

/** Password of the four database roles in tests; the same default that the configuration has outside production. */
export const TEST_ROLE_PASSWORD = process.env['DB_ROLE_PASSWORD'] ?? 'linxuan';

/**
 * Makes a database for one suite, copied from a template that is migrated once per version of the migrations.
 * Needs `TEST_DATABASE_URL` (an administrator's URL), which the suites' global set-up provides.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const template = options.migrated === false ? 'template0' : await ensureTemplate(server);
  await administer(server, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    // Rights on a database are not copied with it.
    if (options.migrated !== false) await client.query(`GRANT CREATE, CONNECT ON DATABASE ${name} TO queue_owner`);
  });
  const url = inDatabase(server, name);
  return {
    url,
    urlFor: (role, password = TEST_ROLE_PASSWORD) => asRole(url, role, password),
    drop: async () => {
      await administer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is not set: run the suite with test/jest.config.cjs as *.int-spec.ts or *.e2e-spec.ts.',
    );
  return url;
}

async function ensureTemplate(server: string): Promise<string> {
  const name = `template_${migrationsDigest()}`;
  await administer(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    // Imported late: the persistence library's own suites import this file.
    const { migrateUp } = await import('@linxuan/persistence');
    await migrateUp(inDatabase(server, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

/** Changes with every migration, so a long-lived server never serves a template of yesterday. */
function migrationsDigest(): string {
  const root = resolve(__dirname, '../../..');
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'libs/persistence/src']) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())) {
      hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function administer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.toString();
}
