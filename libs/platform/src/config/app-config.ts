/** The database roles a process may connect as; `admin` migrates and is never used while serving. */
export type DatabaseRole = 'admin' | 'app_api' | 'app_engine' | 'app_public' | 'queue_owner';

export type FilesConfig =
  | { readonly driver: 'disk'; /** Absolute folder. */ readonly folder: string }
  | {
      readonly driver: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly key: string;
      readonly secret: string;
      readonly region: string;
    };

/** Ways out of the product; a demo without a way has its mailbox instead. */
export interface NotifyConfig {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly sms: GatewayConfig | undefined;
  readonly im: GatewayConfig | undefined;
  /** Whether webhooks may go to private and loopback addresses. */
  readonly privateWebhooks: boolean;
  /** Ports that webhooks may go to. */
  readonly webhookPorts: readonly number[];
}
export interface GatewayConfig {
  readonly url: string;
  readonly secret: string;
}

/** All settings of a process, checked and typed. Sizes are bytes, instants are UTC. */
export interface AppConfig {
  readonly mode: 'demo' | 'production';
  /** Connection URLs by role; a role that can be neither read nor derived is absent. */
  readonly database: Readonly<Partial<Record<DatabaseRole, string>>>;
  /** The password which `migrate` gives to the four roles. */
  readonly rolePassword: string | undefined;
  /** Set: the queue is on Redis. Unset: on PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Address on which the HTTP processes listen. */
  readonly host: string;
  /** How long a stopping process goes on answering, in milliseconds. */
  readonly drainMs: number;
  readonly port: number;
  readonly portalPort: number;
  readonly workerPort: number;
  readonly publicUrl: string;
  readonly portalUrl: string;
  /** Absolute folder. */
  readonly dataDir: string;
  readonly files: FilesConfig;
  readonly sessionSecret: string;
  /** Proxies whose forwarded address is believed, as Fastify's `trustProxy` takes them; undefined: nobody's. */
  readonly trustedProxies: string | undefined;
  /** Opens `/metrics`; undefined: the page does not exist. */
  readonly metricsToken: string | undefined;
  /** Where the clock starts in a demo or a test; undefined means the machine's clock. */
  readonly clockStart: Date | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly uploadMaxBytes: number;
  readonly caseMaxBytes: number;
  readonly workerConcurrency: number;
  readonly notify: NotifyConfig;
}

/** One sentence, in both languages, that names the setting which is wrong. */
export class ConfigError extends Error {
  constructor(
    readonly setting: string,
    readonly sentences: { readonly en: string; readonly zh: string },
    language: 'en' | 'zh' = 'en',
  ) {
    super(sentences[language]);
    this.name = 'ConfigError';
  }
}
