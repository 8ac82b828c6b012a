import schema from '../../../../config/env/schema.json';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { ConfigError } from './app-config';
import { databaseUrl, loadConfig, rolePasswords } from './load-config';

const DATABASE_URL = 'postgres://boss:pw@db:5432/linxuan';
const PRODUCTION = {
  MODE: 'production',
  DATABASE_URL,
  DB_ROLE_PASSWORD: 'role-password',
  SESSION_SECRET: 'x'.repeat(32),
};

function refusal(env: Record<string, string>, needs: Parameters<typeof loadConfig>[1] = {}): ConfigError {
  try {
    loadConfig(env, needs);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('derives the role URLs, ports and addresses from few settings', () => {
    const config = loadConfig({ DATABASE_URL, PORT: '9000' });
    expect(config.database.app_engine).toBe('postgres://app_engine:linxuan@db:5432/linxuan');
    expect([config.port, config.portalPort, config.workerPort]).toEqual([9000, 9001, 9002]);
    expect(config.portalUrl).toBe('http://localhost:9001');
    expect(config.files).toEqual({ driver: 'disk', folder: resolve('.data/files') });
    expect([config.uploadMaxBytes, config.caseMaxBytes]).toEqual([20 * 1024 * 1024, 100 * 1024 * 1024]);
  });

  it('prefers the URL that a role was given', () => {
    const config = loadConfig({ ...PRODUCTION, DATABASE_URL_API: 'postgres://api:own@other:5432/x' });
    expect(databaseUrl(config, 'app_api')).toBe('postgres://api:own@other:5432/x');
    expect(databaseUrl(config, 'queue_owner')).toBe('postgres://queue_owner:role-password@db:5432/linxuan');
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT', 'PORT "eighty" is wrong: it must be a whole number from 1 to 65535.'],
    [
      { PORTAL_PORT: '70000' },
      'PORTAL_PORT',
      'PORTAL_PORT "70000" is wrong: it must be a whole number from 1 to 65535.',
    ],
    [{ MODE: 'live' }, 'MODE', 'MODE "live" is wrong: it must be demo or production.'],
    [
      { REDIS_URL: 'localhost:6379' },
      'REDIS_URL',
      'REDIS_URL is wrong: it must be a Redis URL such as redis://host:6379.',
    ],
    [
      { FILES_DRIVER: 's3', S3_ENDPOINT: 'http://s3:9000', S3_KEY: 'k', S3_SECRET: 's' },
      'S3_BUCKET',
      'S3_BUCKET is not set: it must be a bucket name when FILES_DRIVER is s3.',
    ],
    [
      { CLOCK: 'yesterday' },
      'CLOCK',
      'CLOCK "yesterday" is wrong: it must be an instant such as 2024-06-03T09:00:00+08:00.',
    ],
  ])('names the wrong setting in one sentence: %j', (env, setting, sentence) => {
    const error = refusal(env);
    expect([error.setting, error.message]).toEqual([setting, sentence]);
  });

  it('never shows a secret in the sentence', () => {
    expect(refusal({ DATABASE_URL: 'mysql://boss:hunter2@db/x' }).message).not.toContain('hunter2');
  });

  it('speaks Chinese where the environment does', () => {
    expect(refusal({ PORT: '0', LANG: 'zh_CN.UTF-8' }).message).toBe('PORT "0" 有误：应为1 至 65535 的整数。');
  });

  it('requires its own secrets and the real clock in production', () => {
    expect(loadConfig(PRODUCTION).mode).toBe('production');
    expect(refusal({ ...PRODUCTION, SESSION_SECRET: '' }).setting).toBe('SESSION_SECRET');
    expect(refusal({ ...PRODUCTION, CLOCK: '2024-06-03T09:00:00Z' }).setting).toBe('CLOCK');
    expect(refusal({ ...PRODUCTION, DB_ROLE_PASSWORD: '' }, { needs: ['app_api'] }).setting).toBe('DB_ROLE_PASSWORD');
  });

  it('listens on its own machine in a demo, on every address in production, and where it is told', () => {
    expect([loadConfig({}).host, loadConfig(PRODUCTION).host]).toEqual(['127.0.0.1', '0.0.0.0']);
    expect(loadConfig({ HOST: '::' }).host).toBe('::');
    expect(refusal({ HOST: 'my.machine' }).message).toBe(
      'HOST "my.machine" is wrong: it must be an IP address to listen on such as 127.0.0.1 or 0.0.0.0, or localhost.',
    );
  });

  it('gives each role the password of its own connection, and makes none up in production', () => {
    expect(rolePasswords(loadConfig({ ...PRODUCTION, DATABASE_URL_API: 'postgres://app_api:own%40@db/x' }))).toEqual({
      app_api: 'own@',
      app_engine: 'role-password',
      app_public: 'role-password',
      queue_owner: 'role-password',
    });
    const without = loadConfig({ ...PRODUCTION, DB_ROLE_PASSWORD: '' });
    expect(() => rolePasswords(without)).toThrow(/^DB_ROLE_PASSWORD is not set/);
  });

  it('says which connection is missing', () => {
    expect(refusal({}, { needs: ['app_public'] }).setting).toBe('DATABASE_URL_PUBLIC');
    expect(refusal({}, { needs: ['admin'] }).setting).toBe('DATABASE_URL');
  });

  it('has a sample that names every setting and no other', () => {
    const sample = readFileSync(resolve(__dirname, '../../../../config/env/sample.env'), 'utf8');
    const named = [...sample.matchAll(/^#([A-Z0-9_]+)=/gm)].map((match) => match[1]);
    expect([...named].sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('has a compose file that passes on every setting, and the ways to people to the worker alone', () => {
    const text = readFileSync(resolve(__dirname, '../../../../config/compose/compose.yaml'), 'utf8');
    const { services } = parse(text, { merge: true }) as {
      services: Record<string, { environment?: Record<string, string> }>;
    };
    const ours = ['migrate', 'api-1', 'api-2', 'worker', 'portal-1', 'portal-2'].map(
      (name) => services[name]?.environment ?? {},
    );
    const passed = new Set(ours.flatMap((environment) => Object.keys(environment)));
    // Files lie in the S3 store, and no clock is chosen in production.
    expect(
      Object.keys(schema.properties).filter((name) => !passed.has(name) && name !== 'DATA_DIR' && name !== 'CLOCK'),
    ).toEqual([]);
    expect([...passed].filter((name) => !(name in schema.properties))).toEqual([]);
    const secrets = (name: string) =>
      Object.keys(services[name]?.environment ?? {}).filter((one) => /^(SMTP|SMS|IM)_/.test(one)).length;
    expect([secrets('worker'), secrets('api-1'), secrets('portal-1')]).toEqual([5, 0, 0]);
  });
});
