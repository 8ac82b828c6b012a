import { resolve } from 'node:path';
import { ConfigError } from './app-config';
import type { AppConfig, DatabaseRole, FilesConfig, GatewayConfig } from './app-config';
import { withSecretFiles } from './secret-files';
import { missing, readSettings } from './settings';
import type { Environment, Language, Settings } from './settings';

const MEGABYTE = 1024 * 1024;

/** Enough to try the product out; production refuses to start with either. */
const DEMO_ROLE_PASSWORD = 'linxuan';
const DEMO_SESSION_SECRET = 'linxuan demo session secret, not for production';

const ROLE_SETTINGS = {
  admin: 'DATABASE_URL',
  app_api: 'DATABASE_URL_API',
  app_engine: 'DATABASE_URL_ENGINE',
  app_public: 'DATABASE_URL_PUBLIC',
  queue_owner: 'DATABASE_URL_QUEUE',
} as const satisfies Record<DatabaseRole, keyof Settings>;

export interface LoadOptions {
  /** The database roles this process connects as; without one of them it must not start. */
  readonly needs?: readonly DatabaseRole[] | ((config: AppConfig) => readonly DatabaseRole[]);
}

/**
 * Reads the settings from the environment (see config/env/schema.json).
 * Throws ConfigError with one sentence that names the first setting which is wrong.
 */
export function loadConfig(env: Environment = process.env, options: LoadOptions = {}): AppConfig {
  const language = languageOf(env);
  const settings = readSettings(env, language);
  const rolePassword = settings.DB_ROLE_PASSWORD ?? (settings.MODE === 'demo' ? DEMO_ROLE_PASSWORD : undefined);
  const config: AppConfig = {
    mode: settings.MODE,
    database: databaseUrls(settings, rolePassword),
    rolePassword,
    redisUrl: settings.REDIS_URL,
    // A demo's passwords are published: only its own machine reaches it, unless somebody opens it on purpose.
    host: settings.HOST ?? (settings.MODE === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    drainMs: settings.DRAIN_SECONDS * 1000,
    ...addresses(settings),
    dataDir: resolve(settings.DATA_DIR),
    files: filesConfig(settings, language),
    sessionSecret: settings.SESSION_SECRET ?? DEMO_SESSION_SECRET,
    trustedProxies: settings.TRUSTED_PROXIES,
    metricsToken: settings.METRICS_TOKEN,
    clockStart: settings.CLOCK === undefined ? undefined : new Date(settings.CLOCK),
    logLevel: settings.LOG_LEVEL,
    uploadMaxBytes: settings.UPLOAD_MAX_MB * MEGABYTE,
    caseMaxBytes: settings.CASE_MAX_MB * MEGABYTE,
    workerConcurrency: settings.WORKER_CONCURRENCY,
    notify: {
      smtpUrl: settings.SMTP_URL,
      mailFrom: settings.MAIL_FROM,
      sms: gateway(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_SECRET, 'SMS_GATEWAY_SECRET', language),
      im: gateway(settings.IM_GATEWAY_URL, settings.IM_GATEWAY_SECRET, 'IM_GATEWAY_SECRET', language),
      privateWebhooks: settings.WEBHOOK_PRIVATE === 'allow',
      webhookPorts: settings.WEBHOOK_PORTS.split(',').map(Number),
    },
  };
  const needs = typeof options.needs === 'function' ? options.needs(config) : (options.needs ?? []);
  for (const role of needs) databaseUrl(config, role, language);
  return config;
}

/** The connection URL of a role; throws ConfigError naming the setting where there is none. */
export function databaseUrl(config: AppConfig, role: DatabaseRole, language: Language = 'en'): string {
  const url = config.database[role];
  if (url) return url;
  const derived = role !== 'admin' && config.database.admin !== undefined;
  if (derived)
    throw missing(
      'DB_ROLE_PASSWORD',
      { en: ` when ${ROLE_SETTINGS[role]} is not set`, zh: `未设置 ${ROLE_SETTINGS[role]} 时` },
      language,
    );
  throw missing(
    role === 'admin' ? 'DATABASE_URL' : ROLE_SETTINGS[role],
    { en: ', or DATABASE_URL must be set', zh: '' },
    language,
  );
}

/**
 * What `migrate` gives to each database role: the password in its own connection. Throws ConfigError where one has
 * none.
 */
export function rolePasswords(config: AppConfig): Record<Exclude<DatabaseRole, 'admin'>, string> {
  const password = (role: DatabaseRole): string => {
    const own = decodeURIComponent(new URL(databaseUrl(config, role)).password) || config.rolePassword;
    if (own) return own;
    throw missing(
      'DB_ROLE_PASSWORD',
      { en: ` when ${ROLE_SETTINGS[role]} holds none`, zh: `${ROLE_SETTINGS[role]} 未含密码时` },
      'en',
    );
  };
  return {
    app_api: password('app_api'),
    app_engine: password('app_engine'),
    app_public: password('app_public'),
    queue_owner: password('queue_owner'),
  };
}

/** Exits with the one sentence where the settings are wrong, instead of a stack trace. For `main.ts` files. */
export function loadConfigOrExit(options: LoadOptions = {}): AppConfig {
  return configOrExit(() => loadConfig(process.env, options));
}

/** Reads something from the settings; exits with the one sentence where they are wrong. */
export function configOrExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78); // EX_CONFIG: the launcher does not try again
  }
}

function databaseUrls(settings: Settings, rolePassword: string | undefined): AppConfig['database'] {
  const urls: Partial<Record<DatabaseRole, string>> = {};
  for (const role of Object.keys(ROLE_SETTINGS) as DatabaseRole[]) {
    const url = settings[ROLE_SETTINGS[role]] ?? derivedUrl(settings.DATABASE_URL, role, rolePassword);
    if (url) urls[role] = url;
  }
  return urls;
}

function derivedUrl(admin: string | undefined, role: DatabaseRole, password: string | undefined): string | undefined {
  if (role === 'admin' || !admin || !password) return undefined;
  const url = new URL(admin);
  url.username = role;
  url.password = password;
  return url.toString();
}

function addresses(
  settings: Settings,
): Pick<AppConfig, 'port' | 'portalPort' | 'workerPort' | 'publicUrl' | 'portalUrl'> {
  const portalPort = settings.PORTAL_PORT ?? settings.PORT + 1;
  return {
    port: settings.PORT,
    portalPort,
    workerPort: settings.WORKER_PORT ?? settings.PORT + 2,
    publicUrl: trimSlash(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`),
    portalUrl: trimSlash(settings.PORTAL_URL ?? `http://localhost:${portalPort}`),
  };
}

function filesConfig(settings: Settings, language: Language): FilesConfig {
  if (settings.FILES_DRIVER === 'disk') return { driver: 'disk', folder: resolve(settings.DATA_DIR, 'files') };
  const need = (name: 'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_KEY' | 'S3_SECRET'): string => {
    const value = settings[name];
    if (!value) throw missing(name, { en: ' when FILES_DRIVER is s3', zh: 'FILES_DRIVER 为 s3 时' }, language);
    return value;
  };
  return {
    driver: 's3',
    endpoint: need('S3_ENDPOINT'),
    bucket: need('S3_BUCKET'),
    key: need('S3_KEY'),
    secret: need('S3_SECRET'),
    region: settings.S3_REGION,
  };
}

function gateway(
  url: string | undefined,
  secret: string | undefined,
  setting: string,
  language: Language,
): GatewayConfig | undefined {
  if (!url) return undefined;
  if (!secret)
    throw missing(
      setting,
      { en: ` when ${setting.replace('SECRET', 'URL')} is set`, zh: `设置了 ${setting.replace('SECRET', 'URL')} 时` },
      language,
    );
  return { url, secret };
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * The environment with secrets taken from their files, for a program that hands settings on to processes of its own.
 */
export function resolveSecrets(env: Environment = process.env): Environment {
  return withSecretFiles(env, languageOf(env));
}

function languageOf(env: Environment): Language {
  return (env['LC_ALL'] || env['LANG'] || '').startsWith('zh') ? 'zh' : 'en';
}
