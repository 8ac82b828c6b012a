import { OutboxRepository, type UnitOfWork } from '@linxuan/persistence';

/** How often the worker looks for times that have come, in milliseconds. */
export const SWEEP_MS = 10_000;
/** Ladders are climbed once a minute: their steps are hours and days apart. */
const REMINDER_MS = 60_000;

const slot = (ms: number): string => String(Math.floor(Date.now() / ms));

/** Asks for the regular looks. Any number of workers may ask: one slot of time has one look of each kind. */
export function askForSweeps(work: UnitOfWork): Promise<void> {
  return work.system((tx) =>
    new OutboxRepository(tx).ask([
      { topic: 'timer.sweep', key: slot(SWEEP_MS), payload: {} },
      { topic: 'delivery.sweep', key: slot(SWEEP_MS), payload: {} },
      { topic: 'reminder.sweep', key: slot(REMINDER_MS), payload: {} },
    ]),
  );
}
