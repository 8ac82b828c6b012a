import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDataSource, EX_CONFIG, NewerSchema, refuseNewerSchema, statementsOf } from '@linxuan/persistence';
import { loadConfigOrExit } from '@linxuan/platform';
import { startPostgres } from '../embedded-postgres.mjs';
import { databaseUrl } from '../launcher/database.mjs';
import { claimDataDir, ownerOf } from '../launcher/owner.mjs';
import { mustConnect, ownSecret } from '../launcher/settings.mjs';
import { Stop } from '../launcher/terminal.mjs';

/** What lies in the data folder of an installation that `npm start` made. */
const OWN_SECRETS = { DB_ROLE_PASSWORD: '.role-password', SESSION_SECRET: '.session-secret' } as const;

interface OnDatabaseOptions {
  /** Makes an embedded cluster where DATA_DIR has none, as the first `npm start` does. */
  create?: boolean;
}

/**
 * A command that works on the database. Where no server is named, it is the embedded one of DATA_DIR, as `npm start`
 * makes it: the running one, or else one that is started for as long as the command takes. What the command cannot do
 * is said in its one sentence; a database that a later version has migrated is left alone.
 */
export function onDatabase<Args extends unknown[]>(
  command: (...args: Args) => Promise<void>,
  options: OnDatabaseOptions = {},
): (...args: Args) => Promise<void> {
  return async (...args) => {
    if (existsSync('.env')) process.loadEnvFile('.env');
    let release = nothing;
    await stoppable(async () => {
      release = await embedded(resolve(process.env['DATA_DIR'] || '.data'), options);
      await onKnownSchema();
      await command(...args);
    })().finally(() => release());
  };
}

/** Throws a Stop where the database does not let us in or is too new. One that nobody names is the command's matter. */
async function onKnownSchema(): Promise<void> {
  const url = loadConfigOrExit().database.admin;
  if (!url) return;
  await mustConnect(url);
  const source = await createDataSource(url, { poolSize: 1 }).initialize();
  try {
    await refuseNewerSchema(statementsOf(source));
  } catch (error) {
    throw error instanceof NewerSchema ? new Stop(error.sentences.en, error.sentences.zh, EX_CONFIG) : error;
  } finally {
    await source.destroy();
  }
}

/** A command whose refusal is its one sentence and its code, without a stack. */
export function stoppable<Args extends unknown[]>(
  command: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await command(...args);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.code;
    }
  };
}

/** Sets DATABASE_URL to the embedded database, if there is one. Returns how to let go of it. */
async function embedded(dataDir: string, { create }: OnDatabaseOptions): Promise<() => Promise<void>> {
  const cluster = join(dataDir, 'postgres');
  const named = process.env['DATABASE_URL'] || process.env['DATABASE_URL_FILE'];
  const isNew = !existsSync(join(cluster, 'PG_VERSION'));
  if (named || (isNew && !create)) return nothing;
  process.env['DATA_DIR'] = dataDir;
  const running = ownerOf(join(dataDir, 'launcher.pid'));
  const claim = running ? undefined : claimDataDir(dataDir);
  for (const [setting, file] of Object.entries(OWN_SECRETS)) ownSetting(setting, dataDir, file, isNew);
  if (!claim) {
    const password = textOf(join(dataDir, '.postgres-password'));
    process.env['DATABASE_URL'] =
      `postgres://postgres:${password}@127.0.0.1:${textOf(join(cluster, 'linxuan.port'))}/linxuan`;
    return nothing;
  }
  const server = await startPostgres({ dir: cluster });
  const stop = endsOnce(async () => {
    await server.stop();
    rmSync(claim, { force: true });
  });
  process.env['DATABASE_URL'] = create
    ? await databaseUrl(server.url)
    : String(Object.assign(new URL(server.url), { pathname: '/linxuan' }));
  return stop;
}

/**
 * A secret that the installation made for itself; a new one makes it as the launcher would, which in production only
 * the operator does.
 */
function ownSetting(setting: string, dataDir: string, file: string, isNew: boolean): void {
  if (process.env[setting] || process.env[`${setting}_FILE`]) return;
  if (existsSync(join(dataDir, file))) process.env[setting] = textOf(join(dataDir, file));
  else if (isNew && (process.env['MODE'] || 'demo') === 'demo') process.env[setting] = ownSecret(dataDir, file);
}

/** Lets go of the cluster also when the command is told to stop: a server without its starter would stay behind. */
function endsOnce(end: () => Promise<void>): () => Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let ended: Promise<void> | undefined;
  const once = (): Promise<void> => {
    for (const signal of signals) process.off(signal, stopped);
    return (ended ??= end());
  };
  const stopped = (): void => void once().finally(() => process.exit(130));
  for (const signal of signals) process.on(signal, stopped);
  return once;
}

const nothing = (): Promise<void> => Promise.resolve();
const textOf = (file: string): string => readFileSync(file, 'utf8').trim();
