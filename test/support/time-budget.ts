/**
 * For `jest.setTimeout` where a test starts whole installations, in milliseconds: no limit of its own. Whatever such a
 * test waits for is given up when nothing moves (`Installation.says`), and so is the suite (`suite-process.mjs`).
 */
export const AS_LONG_AS_IT_MOVES = 3_600_000;

/** A value this many times over its budget is a fault of the code; below that it may be the machine's. */
const TOLERANCE = 10;

/**
 * Holds a measured time against its budget. What is over it is reported and does not fail a run, since a busy machine
 * of two cores takes several times as long; ten times the budget does.
 *
 * @param took what was measured, in any unit
 * @param budget what it should take on a quiet machine, in the same unit
 */
export function expectWithin(what: string, took: number, budget: number, unit: 'ms' | 's'): void {
  if (took > budget) process.stderr.write(`${what} took ${took.toFixed(1)} ${unit}, over its budget of ${budget}.\n`);
  expect(took).toBeLessThan(budget * TOLERANCE);
}
