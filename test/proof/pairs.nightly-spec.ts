import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { coverEdges } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { RoundSetting } from '../../libs/domain/src/play/edition-round';
import type { RacePlan } from './pair-races';
import { playTours } from './tour-runner';

/** Two actions that the machine knows from one state, at once, for every state and every two. */
describe('every pair of actions raced on PostgreSQL', () => {
  it.each(editionNames())(
    '%s',
    async (name) => {
      const setting = new RoundSetting(deliveredEdition(name));
      const plan: RacePlan = { raced: new Set(), most: Infinity };
      const { wrong } = await playTours(setting, coverEdges(setting).tours, plan);
      process.stdout.write(`${name}: ${plan.raced.size} pairs raced\n`);
      expect(wrong).toEqual([]);
    },
    3_600_000,
  );
});
