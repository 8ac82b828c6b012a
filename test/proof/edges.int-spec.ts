import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { coverEdges } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { RoundSetting } from '../../libs/domain/src/workflow/testing/edition-round.spec-support';
import type { RacePlan } from './pair-races';
import { playTours } from './tour-runner';

/**
 * The walk of every edge, played by the real service on PostgreSQL: the same outcome step by step, the same rows in the
 * end. Some pairs of actions are raced on the way; the nightly tier races them all.
 */
describe('every edge of every delivered edition on PostgreSQL', () => {
  it.each(editionNames())(
    '%s',
    async (name) => {
      const setting = new RoundSetting(deliveredEdition(name));
      const { edges, walked, tours } = coverEdges(setting);
      const plan: RacePlan = { raced: new Set(), most: 8 };
      const { steps, wrong } = await playTours(setting, tours, plan);
      process.stdout.write(
        `${name}: ${walked.size} of ${edges.size} edges on PostgreSQL (${((100 * walked.size) / edges.size).toFixed(1)} %), ${steps} steps, ${plan.raced.size} pairs raced\n`,
      );
      expect([...edges.keys()].filter((key) => !walked.has(key))).toEqual([]);
      expect(wrong).toEqual([]);
    },
    600_000,
  );
});
