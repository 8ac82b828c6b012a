import { addDays, addWorkingDays, businessDateOf, isWorkingDay, type CalendarData } from '../calendar';
import type { ReminderStep, ReminderLadder } from './notice-rules';
import { openingOf } from './release-time';

export interface DueWork {
  openedAt: string;
  dueAt: string;
}
export interface DueStep {
  step: ReminderStep;
  at: string;
  /** A stronger step has come meanwhile, or the work was not there yet: it is recorded and nobody hears of it. */
  silent: boolean;
}

/** 08:30 in Beijing on the working day that is `days` from the due date. */
export function instantOfStep(step: Pick<ReminderStep, 'days'>, dueAt: string, calendar: CalendarData): string {
  const due = businessDateOf(dueAt);
  if (step.days === 0) return openingOf(due);
  return openingOf(addWorkingDays(due, step.days, calendar, { firstDay: 'exclusive' }));
}

/**
 * The steps whose time has come by `now` and that are not in `fired`, mildest first. After a long silence only the
 * strongest speaks; a mere reminder whose time was before the work was opened stays silent, because opening it was the
 * notice.
 */
export function dueSteps(
  ladder: ReminderLadder,
  work: DueWork,
  fired: ReadonlySet<string>,
  now: string,
  calendar: CalendarData,
): DueStep[] {
  const come = ladder.rungs
    .map((step) => ({ step, at: instantOfStep(step, work.dueAt, calendar) }))
    .filter(({ step, at }) => at <= now && !fired.has(step.id))
    .sort((a, b) => a.step.days - b.step.days);
  const strongestFired = Math.max(
    ...ladder.rungs.filter(({ id }) => fired.has(id)).map(({ days }) => days),
    Number.NEGATIVE_INFINITY,
  );
  return come.map(({ step, at }, index) => ({
    step,
    at,
    silent: index < come.length - 1 || step.days < strongestFired || (at < work.openedAt && step.act !== 'list'),
  }));
}

/** Whole working days from `now`'s day to the due day (negative: over). */
export function workingDaysUntil(now: string, dueAt: string, calendar: CalendarData): number {
  const [today, due] = [businessDateOf(now), businessDateOf(dueAt)];
  const step = today <= due ? 1 : -1;
  let count = 0;
  for (let day = today; day !== due;) {
    day = addDays(day, step);
    if (isWorkingDay(step > 0 ? day : addDays(day, 1), calendar)) count += step;
  }
  return count;
}
