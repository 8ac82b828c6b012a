import { isIP } from 'node:net';
import Ajv from 'ajv';
import type { ErrorObject } from 'ajv';
import schema from '../../../../config/env/schema.json';
import { ConfigError } from './app-config';
import { SECRET_SETTINGS, withSecretFiles } from './secret-files';

/** The environment after checking: numbers are numbers, defaults are filled in. */
export interface Settings {
  MODE: 'demo' | 'production';
  DATABASE_URL?: string;
  DATABASE_URL_API?: string;
  DATABASE_URL_ENGINE?: string;
  DATABASE_URL_PUBLIC?: string;
  DATABASE_URL_QUEUE?: string;
  DB_ROLE_PASSWORD?: string;
  REDIS_URL?: string;
  PORT: number;
  PORTAL_PORT?: number;
  WORKER_PORT?: number;
  HOST?: string;
  DRAIN_SECONDS: number;
  PUBLIC_URL?: string;
  PORTAL_URL?: string;
  DATA_DIR: string;
  FILES_DRIVER: 'disk' | 's3';
  S3_ENDPOINT?: string;
  S3_BUCKET?: string;
  S3_KEY?: string;
  S3_SECRET?: string;
  S3_REGION: string;
  SESSION_SECRET?: string;
  TRUSTED_PROXIES?: string;
  METRICS_TOKEN?: string;
  CLOCK?: string;
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  UPLOAD_MAX_MB: number;
  CASE_MAX_MB: number;
  WORKER_CONCURRENCY: number;
  SMTP_URL?: string;
  MAIL_FROM: string;
  SMS_GATEWAY_URL?: string;
  SMS_GATEWAY_SECRET?: string;
  IM_GATEWAY_URL?: string;
  IM_GATEWAY_SECRET?: string;
  WEBHOOK_PRIVATE: 'refuse' | 'allow';
  /** Port numbers with commas between them. */
  WEBHOOK_PORTS: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type Language = 'en' | 'zh';

type SettingName = keyof typeof schema.properties;

// The annotations x-en and x-zh stand beside each setting; strict mode would refuse them.
const ajv = new Ajv({ coerceTypes: true, useDefaults: true, strict: false });
ajv.addFormat('postgres-url', (value: string) => urlWith(value, ['postgres:', 'postgresql:']));
ajv.addFormat('redis-url', (value: string) => urlWith(value, ['redis:', 'rediss:']));
ajv.addFormat('smtp-url', (value: string) => urlWith(value, ['smtp:', 'smtps:']));
ajv.addFormat('http-url', (value: string) => urlWith(value, ['http:', 'https:']));
ajv.addFormat('listen-address', (value: string) => value === 'localhost' || isIP(value) !== 0);
ajv.addFormat('proxies', (value: string) => value.split(',').every((one) => isProxy(one.trim())));
ajv.addFormat(
  'instant',
  (value: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
);
const check = ajv.compile<Settings>(schema);

/**
 * Reads and checks the settings; an empty value counts as not set, as compose files produce it. Secrets may stand in
 * files.
 */
export function readSettings(environment: Environment, language: Language): Settings {
  const env = withSecretFiles(environment, language);
  const names = Object.keys(schema.properties) as SettingName[];
  const given: Record<string, unknown> = {};
  for (const name of names) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  if (check(given)) return given;
  throw explain(
    (check.errors ?? []).find((error) => error.keyword !== 'if'),
    env,
    language,
  );
}

function explain(error: ErrorObject | undefined, env: Environment, language: Language): ConfigError {
  const params: Record<string, unknown> = error?.params ?? {};
  if (error?.keyword === 'required') {
    const absent = String(params['missingProperty']);
    return missing(absent, because(absent), language);
  }
  const name = error?.instancePath.slice(1) ?? 'environment';
  if (error?.keyword === 'false schema') {
    return new ConfigError(
      name,
      {
        en: `${name} is set, but the clock cannot be chosen when MODE is production.`,
        zh: `MODE 为 production 时不得设置 ${name}。`,
      },
      language,
    );
  }
  const { en, zh } = expected(name);
  const value = SECRET_SETTINGS.includes(name) ? '' : ` "${env[name]?.trim() ?? ''}"`;
  return new ConfigError(
    name,
    { en: `${name}${value} is wrong: it must be ${en}.`, zh: `${name}${value} 有误：应为${zh}。` },
    language,
  );
}

/** The error for a setting that has to be there. `reason` says when it is needed. */
export function missing(name: string, reason: { en: string; zh: string }, language: Language): ConfigError {
  const { en, zh } = expected(name);
  return new ConfigError(
    name,
    { en: `${name} is not set: it must be ${en}${reason.en}.`, zh: `未设置 ${name}：${reason.zh}应为${zh}。` },
    language,
  );
}

function because(name: string): { en: string; zh: string } {
  return name.startsWith('S3_')
    ? { en: ' when FILES_DRIVER is s3', zh: 'FILES_DRIVER 为 s3 时' }
    : { en: ' when MODE is production', zh: 'MODE 为 production 时' };
}

function expected(name: string): { en: string; zh: string } {
  const entry = schema.properties[name as SettingName];
  return entry ? { en: entry['x-en'], zh: entry['x-zh'] } : { en: 'a valid value', zh: '有效值' };
}

function urlWith(value: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return protocols.includes(url.protocol) && url.hostname !== '';
}

const PROXY_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** An address, a network, or one of the names that Fastify knows networks by. */
function isProxy(value: string): boolean {
  if (PROXY_NETWORKS.has(value)) return true;
  const [address = '', bits, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/**
 * The settings that are set, for a record of an installation: those that are no secret with their values, secrets by
 * their names only.
 */
export function describeSettings(environment: Environment): { values: Record<string, string>; secrets: string[] } {
  const set = Object.keys(schema.properties).filter((name) => environment[name]?.trim());
  const secret = (name: string): boolean => SECRET_SETTINGS.includes(name);
  const files = SECRET_SETTINGS.filter((name) => environment[`${name}_FILE`]?.trim());
  return {
    values: Object.fromEntries(
      set.filter((name) => !secret(name)).map((name) => [name, environment[name]?.trim() ?? '']),
    ),
    secrets: [...new Set([...set.filter(secret), ...files])].sort(),
  };
}
