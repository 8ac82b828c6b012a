import type { BoardCell } from '@linxuan/contracts';
import {
  businessDateOf,
  forecast,
  forecastWords,
  type CalendarData,
  type Forecast,
  type Observed,
  type Text,
  type WorkingClock,
} from '@linxuan/domain';

/** The counts behind a cell, before anything is forecast. */
export interface CellFacts {
  remaining: number;
  paused: number;
  overdue: number;
  done: number;
  /** Finished within the window. */
  recent: number;
  /** When the first piece arrived; null: none ever did. */
  firstAt: string | null;
  latestDue: string | null;
}

export interface Moment {
  now: string;
  calendar: CalendarData;
  clock: WorkingClock;
  /** Length of the window in working days. */
  windowDays: number;
}

/** An office that has just begun is not given a pace from a few minutes. */
const LEAST_DAYS = 0.5;

export const NO_FACTS: CellFacts = {
  remaining: 0,
  paused: 0,
  overdue: 0,
  done: 0,
  recent: 0,
  firstAt: null,
  latestDue: null,
};

export function addFacts(a: CellFacts, b: CellFacts): CellFacts {
  const earliest = [a.firstAt, b.firstAt].flatMap((at) => at ?? []).sort()[0] ?? null;
  const latest =
    [a.latestDue, b.latestDue]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1) ?? null;
  return {
    remaining: a.remaining + b.remaining,
    paused: a.paused + b.paused,
    overdue: a.overdue + b.overdue,
    done: a.done + b.done,
    recent: a.recent + b.recent,
    firstAt: earliest,
    latestDue: latest,
  };
}

/** What was finished within the window, over the part of it in which there was anything to do. */
export function observed({ recent, firstAt }: CellFacts, { now, clock, windowDays }: Moment): Observed {
  if (firstAt === null) return { completed: 0, days: 0 };
  const since = clock.between(firstAt, now) ?? windowDays;
  return { completed: recent, days: Math.max(LEAST_DAYS, Math.min(windowDays, since)) };
}

/** What the others of a kind did together: the prior of an office that has done little. */
export function peersOf(all: readonly Observed[], own: Observed): Observed {
  const sum = all.reduce(
    (total, one) => ({ completed: total.completed + one.completed, days: total.days + one.days }),
    { completed: 0, days: 0 },
  );
  return { completed: Math.max(0, sum.completed - own.completed), days: Math.max(0, sum.days - own.days) };
}

/**
 * One cell with its forecast. `until` is a date that holds whatever the single dues say: the earlier of both is
 * forecast against.
 */
export function cellOf(
  stage: string,
  title: Text,
  facts: CellFacts,
  peers: Observed,
  until: string | null,
  moment: Moment,
): BoardCell {
  const own = observed(facts, moment);
  const dueAt = [facts.latestDue, until].flatMap((at) => at ?? []).sort()[0] ?? null;
  const result = forecast({ now: moment.now, dueAt, remaining: facts.remaining, own, peers }, moment.calendar);
  return {
    stage,
    title,
    remaining: facts.remaining,
    paused: facts.paused,
    overdue: facts.overdue,
    done: facts.done,
    pace: own.days > 0 ? own.completed / own.days : null,
    dueAt,
    forecast: result,
    words: forecastWords(result, businessDateOf(moment.now)),
  };
}

/**
 * Place on the board: the chance of being late; unknown work stands in the middle, and with those that are late once
 * its date has passed.
 */
export function riskOf(result: Forecast): number | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'undetermined':
      return result.overdue ? 1 : result.daysLeft === null ? 0 : 0.5;
    case 'estimated':
      return result.chanceLate ?? 0;
  }
}
