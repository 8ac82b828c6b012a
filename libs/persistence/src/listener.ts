import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Channels between processes. Payloads carry ids only and may be lost: polling stands behind each of them. */
export const CHANNELS = {
  outbox: 'linxuan_outbox',
  outcome: 'linxuan_outcome',
  changed: 'linxuan_changed',
  clock: 'linxuan_clock',
  calendar: 'linxuan_calendar',
  edition: 'linxuan_edition',
} as const;

/** The URL on which a process listens: that of its own database role. */
export const LISTEN_URL = Symbol('LISTEN_URL');

const RETRY_MS = 1000;

export interface Listener {
  close(): Promise<void>;
}
interface Subscriber {
  handlers: Partial<Record<string, (payload: string) => void>>;
  onError: (error: Error) => void;
}

/**
 * Listens on the connection that all of this process share: each notification wakes every listening connection of the
 * database, whichever channel it is for. The connection comes back by itself when the server was away.
 */
export async function listen(
  url: string,
  handlers: Subscriber['handlers'],
  onError: (error: Error) => void,
): Promise<Listener> {
  const line = lines.get(url) ?? new Line(url);
  lines.set(url, line);
  const subscriber = { handlers, onError };
  await line.join(subscriber);
  return { close: () => line.leave(subscriber) };
}

const lines = new Map<string, Line>();

/** One connection with those who listen on it. It is opened for the first listener and closed after the last. */
class Line {
  private readonly subscribers = new Set<Subscriber>();
  /** Whoever subscribes while the server is away waits for the connection that comes back. */
  private connection: Promise<Client> | undefined;
  private usable: Client | undefined;

  constructor(private readonly url: string) {}

  async join(subscriber: Subscriber): Promise<void> {
    this.subscribers.add(subscriber);
    try {
      const client = await (this.connection ??= this.connect());
      // What breaks meanwhile is replaced by a connection that listens for all.
      await listenTo(client, [subscriber]).catch(() => this.replace(client));
    } catch (error) {
      await this.leave(subscriber);
      throw error;
    }
  }

  async leave(subscriber: Subscriber): Promise<void> {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size > 0) return;
    lines.delete(this.url);
    await this.connection?.then((client) => client.end()).catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, keepAlive: true, application_name: 'linxuan-listen' });
    client.on('notification', ({ channel, payload }) =>
      this.subscribers.forEach(({ handlers }) => handlers[channel]?.(payload ?? '')),
    );
    client.on('error', (error) => {
      this.tell(error);
      void this.replace(client);
    });
    client.once('end', () => void this.replace(client));
    await client.connect();
    await listenTo(client, [...this.subscribers]);
    this.usable = client;
    return client;
  }

  /** A broken connection is replaced once, whoever notices first. */
  private replace(broken: Client): Promise<Client> | undefined {
    if (this.usable === broken && this.subscribers.size > 0) {
      this.usable = undefined;
      this.connection = this.reconnect();
      this.connection.catch(() => undefined);
    }
    return this.connection;
  }

  private async reconnect(): Promise<Client> {
    for (;;) {
      await pause(RETRY_MS, undefined, { ref: false });
      if (this.subscribers.size === 0) throw new Error('Nobody listens any more');
      try {
        return await this.connect();
      } catch (error) {
        this.tell(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  private tell(error: Error): void {
    this.subscribers.forEach(({ onError }) => onError(error));
  }
}

async function listenTo(client: Client, subscribers: Subscriber[]): Promise<void> {
  const channels = new Set(subscribers.flatMap(({ handlers }) => Object.keys(handlers)));
  for (const channel of channels) await client.query(`LISTEN ${channel}`);
}
