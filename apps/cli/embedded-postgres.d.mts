export interface PostgresServer {
  /** The administrator's URL, database `postgres`. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export function startPostgres(options: {
  dir: string;
  port?: number;
  settings?: Record<string, string>;
}): Promise<PostgresServer>;
export function stopOrphan(dir: string): Promise<void>;
export function isFree(port: number): Promise<boolean>;
export function freePort(): Promise<number>;
