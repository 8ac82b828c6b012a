import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPostgres } from '../embedded-postgres.mjs';
import { claimDataDir, ownerOf } from '../launcher/owner.mjs';
import { Stop } from '../launcher/terminal.mjs';

/** What lies in the data folder of an installation that `npm start` made. */
const OWN_SECRETS = { DB_ROLE_PASSWORD: '.role-password', SESSION_SECRET: '.session-secret' } as const;

/**
 * A command that works on the database. Where no server is named, it is the embedded one of DATA_DIR, as `npm start` makes it: the running
 * one, or else one that is started for as long as the command takes.
 */
export function onDatabase<Args extends unknown[]>(
  command: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const release = await embedded(resolve(process.env['DATA_DIR'] || '.data')).catch(sayAndExit);
    try {
      await command(...args);
    } finally {
      await release();
    }
  };
}

/** Sets DATABASE_URL to the embedded database, if there is one. Returns how to let go of it. */
async function embedded(dataDir: string): Promise<() => Promise<void>> {
  const cluster = join(dataDir, 'postgres');
  const named = process.env['DATABASE_URL'] || process.env['DATABASE_URL_FILE'];
  if (named || !existsSync(join(cluster, 'PG_VERSION'))) return nothing;
  process.env['DATA_DIR'] = dataDir;
  for (const [setting, file] of Object.entries(OWN_SECRETS))
    if (!process.env[setting] && !process.env[`${setting}_FILE`] && existsSync(join(dataDir, file)))
      process.env[setting] = textOf(join(dataDir, file));
  if (ownerOf(join(dataDir, 'launcher.pid'))) {
    const password = textOf(join(dataDir, '.postgres-password'));
    process.env['DATABASE_URL'] =
      `postgres://postgres:${password}@127.0.0.1:${textOf(join(cluster, 'linxuan.port'))}/linxuan`;
    return nothing;
  }
  const claim = claimDataDir(dataDir);
  const server = await startPostgres({ dir: cluster });
  process.env['DATABASE_URL'] = String(Object.assign(new URL(server.url), { pathname: '/linxuan' }));
  return async () => {
    await server.stop();
    rmSync(claim, { force: true });
  };
}

const nothing = () => Promise.resolve();
const textOf = (file: string): string => readFileSync(file, 'utf8').trim();

function sayAndExit(error: unknown): never {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.code);
}
