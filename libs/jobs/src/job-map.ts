import type { RequestJob } from '@linxuan/persistence';

/** Every job of the product: name → data. Data holds ids only; what a job needs it reads from the database. */
export interface JobMap {
  /** Apply accepted transition requests. */
  'transition.apply': RequestJob;
  /** React to what transitions did: notifications and other features' work. */
  'transition.applied': RequestJob;
  /** Put an approved version of an edition into force. */
  'edition.open': { editionId: string; version: number };
  /** End an edition as a recorded order says. */
  'edition.close': { editionId: string };
  /** Move the dates that a newly announced year of the calendar moves. */
  'calendar.changed': { year: number; version: number };
  /** Look for deadlines that have passed and windows that are over. */
  'timer.sweep': Record<string, never>;
  /** Carry notices to people and webhooks: plan, collect, send what is due. */
  'delivery.sweep': Record<string, never>;
  /** Climb the ladders of reminders for open work. */
  'reminder.sweep': Record<string, never>;
}
export type JobName = keyof JobMap;

/**
 * How often a job is tried before it is parked for an operator, and how long it waits in between (milliseconds,
 * exponential).
 */
export const JOB_OPTIONS: Record<JobName, { attempts: number; backoff: number }> = {
  'transition.apply': { attempts: 6, backoff: 250 },
  'transition.applied': { attempts: 8, backoff: 500 },
  'edition.open': { attempts: 6, backoff: 500 },
  'edition.close': { attempts: 6, backoff: 500 },
  'calendar.changed': { attempts: 8, backoff: 500 },
  'timer.sweep': { attempts: 1, backoff: 0 },
  'delivery.sweep': { attempts: 1, backoff: 0 },
  'reminder.sweep': { attempts: 1, backoff: 0 },
};
export const JOB_NAMES = Object.keys(JOB_OPTIONS) as JobName[];
