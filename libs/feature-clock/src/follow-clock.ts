import { CHANNELS, listen, type UnitOfWork } from '@linxuan/persistence';
import type { Clock } from '@linxuan/platform';
import type { Logger } from 'pino';
import { watchClocks } from './compare-clocks';

const KEY = 'clock.offsetMs';

/**
 * Keeps a process's clock at the distance that the data says, so that all processes of an installation agree on the time.
 * The public site's role reads it `from` a view of its own. The machine's clock itself is held against the database's meanwhile.
 */
export async function followClock(
  clock: Clock,
  work: UnitOfWork,
  url: string,
  log: Logger,
  from: 'app_setting' | 'public_clock' = 'app_setting',
): Promise<{ close(): Promise<void> }> {
  const read = async () => {
    const [row]: { value: number }[] = await work.source.query(`SELECT value FROM ${from} WHERE key = $1`, [KEY]);
    clock.shift(row ? Number(row.value) : 0);
  };
  await read();
  const watch = await watchClocks(clock, work, log);
  const listener = await listen(
    url,
    { [CHANNELS.clock]: () => void read().catch((err: unknown) => log.warn({ err }, 'clock could not be read')) },
    (err) => log.warn({ err }, 'clock listener lost its connection'),
  );
  return {
    close: async () => {
      watch.close();
      await listener.close();
    },
  };
}

/** Sets the product's time; only demos and tests may. */
export async function setClock(work: UnitOfWork, to: Date): Promise<void> {
  await work.system(async (tx) => {
    await tx.query(
      `INSERT INTO app_setting (key, value) VALUES ($1, to_jsonb($2::bigint)) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [KEY, to.getTime() - Date.now()],
    );
    await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.clock]);
  });
}

/** Has the ladders of reminders climbed now: a clock that moves on by days would leave a day behind before the regular look at them. */
export async function askForReminders(work: UnitOfWork): Promise<void> {
  await work.system(async (tx) => {
    await tx.query(
      `INSERT INTO outbox (topic, key, payload) VALUES ('reminder.sweep', $1, '{}') ON CONFLICT DO NOTHING`,
      [`clock/${Date.now()}`],
    );
    await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
  });
}
