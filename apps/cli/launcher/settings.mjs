// Secrets and connections: chosen where nothing is set, checked where something is.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stop } from './terminal.mjs';

/**
 * A server that has not answered after so long, in milliseconds, is taken to be away; one on a busy machine takes some
 * seconds.
 */
const PATIENCE_MS = 15_000;

/** Checks all settings as the processes will read them; throws Stop with the one sentence. */
export async function checkSettings(root, env) {
  const { loadConfig, ConfigError } = await import(pathToFileURL(join(root, 'dist/apps/cli/settings.mjs')).href);
  try {
    return loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) throw new Stop(error.sentences.en, error.sentences.zh);
    throw error;
  }
}

/** The environment with secrets taken from their files; throws Stop with the one sentence. */
export async function secretsOf(root, env) {
  const { resolveSecrets, ConfigError } = await import(pathToFileURL(join(root, 'dist/apps/cli/settings.mjs')).href);
  try {
    return resolveSecrets(env);
  } catch (error) {
    if (error instanceof ConfigError) throw new Stop(error.sentences.en, error.sentences.zh);
    throw error;
  }
}

/** Where a program of this machine reaches what listens on HOST. */
export function reachable(host) {
  if (host === '::') return '[::1]';
  if (host === '0.0.0.0' || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The embedded installation keeps secrets of its own, made once. */
export function ownSecret(dir, name) {
  const file = join(dir, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** A server that a setting names must answer, or the start ends here with its name. */
export async function mustAnswer(setting, url, defaultPort) {
  const { hostname, port } = new URL(url);
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || defaultPort) };
  await new Promise((settle, fail) => {
    const socket = connect(target);
    const give = (reason) => {
      socket.destroy();
      const where = `${target.host}:${target.port}`;
      fail(
        new Stop(
          `${setting} names ${where}, which does not answer (${reason}).`,
          `${setting} 所指的 ${where} 没有应答（${reason}）。`,
        ),
      );
    };
    socket.setTimeout(PATIENCE_MS, () => give('timeout'));
    socket.once('error', (error) => give(error.code ?? error.message));
    socket.once('connect', () => {
      socket.destroy();
      settle();
    });
  });
}

/** The administrator's connection is tried at once, so that a wrong password is not found by a half-done migration. */
export async function mustConnect(url) {
  await mustAnswer('DATABASE_URL', url, 5432);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Stop(
      `DATABASE_URL is refused by its server: ${error.message}.`,
      `DATABASE_URL 被服务器拒绝：${error.message}。`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database that a later version has migrated is left alone; throws Stop with the one sentence. */
export async function mustKnowSchema(root, url) {
  const { NewerSchema, refuseNewerSchema } = await import(pathToFileURL(join(root, 'dist/apps/cli/schema.mjs')).href);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseNewerSchema(async (sql) => (await client.query(sql)).rows);
  } catch (error) {
    if (error instanceof NewerSchema) throw new Stop(error.sentences.en, error.sentences.zh, 78);
    throw error;
  } finally {
    await client.end();
  }
}

/** Whether anybody has ever applied here. */
export async function hasCases(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT EXISTS (SELECT 1 FROM case_file) AS found')).rows[0].found;
  } finally {
    await client.end();
  }
}
