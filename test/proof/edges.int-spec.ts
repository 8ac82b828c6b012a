import type { RacePlan } from './pair-races';
import { sampledTours } from './tour-sample';
import { playTours } from './tour-runner';

/**
 * The walk of every edge, played by the real service on PostgreSQL: the same outcome step by step, the same rows in the
 * end. Here each edge is played once as its kind of stage has it, and some pairs of actions are raced on the way; the
 * nightly tier plays every edge of every edition and races all pairs.
 */
describe('every edge of the kinds of stages on PostgreSQL', () => {
  const editions = sampledTours();

  it('is in some tour of a delivered edition', () => {
    for (const { name, coverage } of editions)
      expect([name, [...coverage.edges.keys()].filter((key) => !coverage.walked.has(key))]).toEqual([name, []]);
  });

  it.each(editions.filter(({ tours }) => tours.length > 0).map((edition) => [edition.name, edition] as const))(
    '%s',
    async (name, { setting, coverage, tours }) => {
      const plan: RacePlan = { raced: new Set(), most: 8 };
      const { steps, wrong } = await playTours(setting, tours, plan);
      process.stdout.write(
        `${name}: ${tours.length} of ${coverage.tours.length} tours on PostgreSQL, ${steps} steps, ${plan.raced.size} pairs raced\n`,
      );
      expect(wrong).toEqual([]);
    },
    600_000,
  );
});
