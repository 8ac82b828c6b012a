export { ConfigError } from './app-config';
export type { AppConfig, DatabaseRole, FilesConfig, GatewayConfig, NotifyConfig } from './app-config';
export { databaseUrl, loadConfig, loadConfigOrExit, resolveSecrets } from './load-config';
export type { LoadOptions } from './load-config';
