import { databaseTime, type UnitOfWork } from '@linxuan/persistence';
import type { Clock } from '@linxuan/platform';
import type { Logger } from 'pino';

const LOOK_MS = 60_000;
/** A clock that is wrong is put right by somebody who waits for it. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Milliseconds between the machine's clock and the database's. The database answered at some moment between question
 * and answer, so only what lies outside of these two counts: a slow line makes no wrong clock.
 */
export function apart(before: number, database: number, after: number): number {
  return Math.max(0, before - database, database - after);
}

/**
 * Compares the clocks now, and lets the product's clock know. Returns whether they agree; throws where the database
 * does not answer.
 */
export async function compareClocks(clock: Clock, work: UnitOfWork): Promise<boolean> {
  const before = Date.now();
  const database = await databaseTime(work);
  clock.foundApart(apart(before, database, Date.now()));
  return clock.isRight;
}

/**
 * Compares at once and every minute, every five seconds while they disagree. What is found holds until the next look.
 */
export async function watchClocks(
  clock: Clock,
  work: UnitOfWork,
  log: Pick<Logger, 'error' | 'info' | 'warn'>,
): Promise<{ close(): void }> {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let told = true;
  const look = async () => {
    const right = await compareClocks(clock, work).catch((err: unknown) => {
      log.warn({ err }, 'the clocks could not be compared');
      return clock.isRight;
    });
    if (right !== told)
      if (right) log.info('the clock is right again');
      else log.error('the clock of this machine is not that of the database; nothing is taken in');
    told = right;
    if (!closed) timer = setTimeout(() => void look(), right ? LOOK_MS : LOOK_AGAIN_MS).unref();
  };
  await look();
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** For `/readyz`: fails while the clocks disagree. It looks for itself, so that a clock put right counts at once. */
export function clockCheck(clock: Clock, work: UnitOfWork) {
  return {
    name: 'clock',
    check: async () => {
      if (!(await compareClocks(clock, work))) throw new Error('The clocks disagree');
    },
  };
}
