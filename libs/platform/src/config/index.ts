export { ConfigError } from './app-config';
export type { AppConfig, DatabaseRole, FilesConfig, GatewayConfig, NotifyConfig } from './app-config';
export { configOrExit, databaseUrl, loadConfig, loadConfigOrExit, resolveSecrets, rolePasswords } from './load-config';
export { describeSettings } from './settings';
export type { LoadOptions } from './load-config';
