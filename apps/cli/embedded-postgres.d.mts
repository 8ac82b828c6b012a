export interface PostgresServer {
  /** The administrator's URL, database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** Calls `listener` each time the server ends without having been stopped, with the code or signal it ended with. */
  onEnd(listener: (how: number | string) => void): void;
  /** Starts a server that ended on its folder and port; rejects with what it said when it does not come up. */
  restart(): Promise<void>;
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
