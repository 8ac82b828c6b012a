import type { TransitionRequestEntity } from '@linxuan/persistence';
import type { EngineHarness } from '@linxuan/testing';

/** One act of a race: who, on what, which, with what, seen at which version (`EngineHarness.together`). */
export type Act = Parameters<EngineHarness['act']>;

/** How often a race is run in the default tier; the full hundred is the nightly tier's. */
export const RUNS = Number(process.env['RACE_RUNS'] ?? 5);
export const NIGHTLY_RUNS = 100;

/** How many requests ended how: `applied`, or the code of the refusal. */
export function tally(requests: TransitionRequestEntity[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state, outcome } of requests) {
    const key = state === 'refused' ? String(outcome?.['code']) : state;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

export function applied(requests: TransitionRequestEntity[]): string[] {
  return requests.filter(({ state }) => state === 'applied').map(({ subjectId }) => subjectId);
}

export function range(n: number, from = 1): number[] {
  return Array.from({ length: n }, (_, index) => index + from);
}
