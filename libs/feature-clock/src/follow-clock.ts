import {
  CHANNELS,
  clockOffset,
  ClockRepository,
  listen,
  notify,
  OutboxRepository,
  type ClockSource,
  type UnitOfWork,
} from '@linxuan/persistence';
import type { Clock } from '@linxuan/platform';
import type { Logger } from 'pino';
import { watchClocks } from './compare-clocks';

/**
 * Keeps a process's clock at the distance that the data says, so that all processes of an installation agree on the
 * time. The public site's role reads it `from` a view of its own. The machine's clock itself is held against the
 * database's meanwhile.
 */
export async function followClock(
  clock: Clock,
  work: UnitOfWork,
  url: string,
  log: Logger,
  from: ClockSource = 'app_setting',
): Promise<{ close(): Promise<void> }> {
  const read = async () => clock.shift(await clockOffset(work, from));
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
export function setClock(work: UnitOfWork, to: Date): Promise<void> {
  return work.system((tx) => new ClockRepository(tx).setOffset(to.getTime() - Date.now()));
}

/**
 * Has the ladders of reminders climbed now: a clock that moves on by days would leave a day behind before the regular
 * look at them.
 */
export async function askForReminders(work: UnitOfWork): Promise<void> {
  await work.system(async (tx) => {
    await new OutboxRepository(tx).ask([{ topic: 'reminder.sweep', key: `clock/${Date.now()}`, payload: {} }]);
    await notify(tx, CHANNELS.outbox);
  });
}
