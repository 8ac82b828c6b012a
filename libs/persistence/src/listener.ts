import { Client } from 'pg';

/** Channels between processes. Payloads carry ids only and are hints: polling stands behind each of them. */
export const CHANNELS = { outbox: 'linxuan_outbox', outcome: 'linxuan_outcome', changed: 'linxuan_changed', clock: 'linxuan_clock', calendar: 'linxuan_calendar', edition: 'linxuan_edition' } as const;

export interface Listener {
  close(): Promise<void>;
}

/** One dedicated connection that listens, and comes back by itself when the server was away. */
export async function listen(url: string, handlers: Partial<Record<string, (payload: string) => void>>, onError: (error: Error) => void): Promise<Listener> {
  let closed = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'linxuan-listen' });
    next.on('notification', ({ channel, payload }) => handlers[channel]?.(payload ?? ''));
    next.on('error', (error) => {
      onError(error);
      retry();
    });
    next.on('end', () => retry());
    await next.connect();
    for (const channel of Object.keys(handlers)) await next.query(`LISTEN ${channel}`);
    client = next;
  };
  const retry = (): void => {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect().catch((error: unknown) => {
        onError(error instanceof Error ? error : new Error(String(error)));
        retry();
      });
    }, 1000);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
