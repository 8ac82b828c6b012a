import { addDays, addWorkingDays, businessDateOf, isWorkingDay, type CalendarData } from '../calendar';
import type { LadderRung, ReminderLadder } from './notice-rules';
import { openingOf } from './release-time';

export interface DueWork {
  openedAt: string;
  dueAt: string;
}
export interface DueRung {
  rung: LadderRung;
  at: string;
  /** A stronger rung has come meanwhile, or the work was not there yet: it is recorded and nobody hears of it. */
  silent: boolean;
}

/** 08:30 in Beijing on the working day that is `days` from the due date. */
export function rungAt(rung: Pick<LadderRung, 'days'>, dueAt: string, calendar: CalendarData): string {
  const due = businessDateOf(dueAt);
  if (rung.days === 0) return openingOf(due);
  return openingOf(addWorkingDays(due, rung.days, calendar, { firstDay: 'exclusive' }));
}

/**
 * The rungs whose time has come by `now` and that are not in `fired`, mildest first. After a long silence only the
 * strongest speaks; a mere reminder whose time was before the work was opened stays silent, because opening it was the
 * notice.
 */
export function dueRungs(
  ladder: ReminderLadder,
  work: DueWork,
  fired: ReadonlySet<string>,
  now: string,
  calendar: CalendarData,
): DueRung[] {
  const come = ladder.rungs
    .map((rung) => ({ rung, at: rungAt(rung, work.dueAt, calendar) }))
    .filter(({ rung, at }) => at <= now && !fired.has(rung.id))
    .sort((a, b) => a.rung.days - b.rung.days);
  const strongestFired = Math.max(
    ...ladder.rungs.filter(({ id }) => fired.has(id)).map(({ days }) => days),
    Number.NEGATIVE_INFINITY,
  );
  return come.map(({ rung, at }, index) => ({
    rung,
    at,
    silent: index < come.length - 1 || rung.days < strongestFired || (at < work.openedAt && rung.act !== 'list'),
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
