import { incompleteBeta } from './incomplete-beta';

/**
 * How fast an office finishes pieces of work, and what follows for those that remain.
 *
 * Method: pieces are finished as a Poisson process in working time. The unknown rate has a gamma distribution; what was
 * seen (`completed` pieces in `days` working days) is added to the prior (`shape`, `days`), which is what comparable
 * offices did, weighted as PRIOR_DAYS working days. The working time T that `remaining` pieces need then has a compound
 * gamma (beta prime) distribution, and P(T ≤ t) = I_{t/(t+β)}(remaining, α) with α = shape + completed and β = prior
 * days + days: the same number as the negative binomial chance of at least `remaining` completions in t days. Chances
 * and quantiles are exact, nothing is simulated. Two assumptions are made and said on the screen: the pace stays what
 * it was, and no new work arrives.
 */
export interface Pace {
  /** α of the gamma distribution of the rate. */
  readonly shape: number;
  /** β, in working days. */
  readonly days: number;
}

export interface Observed {
  readonly completed: number;
  /** Working days over which the pieces were completed; parts of a day count. */
  readonly days: number;
}

/** Weight of what comparable offices did, in working days of one's own. */
export const PRIOR_DAYS = 2;

/** The pace that follows from what was seen; null where neither the office nor its peers have finished anything yet. */
export function paceOf(own: Observed, peers?: Observed): Pace | null {
  const prior =
    peers && peers.days > 0 && peers.completed > 0
      ? { shape: (peers.completed / peers.days) * PRIOR_DAYS, days: PRIOR_DAYS }
      : { shape: 0, days: 0 };
  const pace = { shape: prior.shape + own.completed, days: prior.days + own.days };
  return pace.shape > 0 && pace.days > 0 ? pace : null;
}

/** Chance that `remaining` pieces are finished within `days` working days. */
export function chanceWithin(pace: Pace, remaining: number, days: number): number {
  if (remaining <= 0) return 1;
  if (days <= 0) return 0;
  return incompleteBeta(days / (days + pace.days), remaining, pace.shape);
}

/** Working days within which `remaining` pieces are finished with the given chance; Infinity beyond `horizon`. */
export function daysFor(pace: Pace, remaining: number, chance: number, horizon: number): number {
  if (remaining <= 0) return 0;
  if (chanceWithin(pace, remaining, horizon) < chance) return Infinity;
  let [low, high] = [0, horizon];
  for (let step = 0; step < 60 && high - low > 1e-6; step += 1) {
    const middle = (low + high) / 2;
    if (chanceWithin(pace, remaining, middle) >= chance) high = middle;
    else low = middle;
  }
  return high;
}
