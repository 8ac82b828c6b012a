import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { RoundSetting } from '../play/edition-round';
import { randomWalk } from './testing/random-walk.spec-support';

describe('long random walks', () => {
  it.each(modelledNames())(
    '%s: 10,000 steps that never throw, never leave the diagram and never exceed a quota',
    (name) => {
      const met = randomWalk(new RoundSetting(deliveredEdition(name)), 10_000, 20241224);
      expect([...met.keys()].filter((action) => !action.startsWith('refused:')).length).toBeGreaterThan(10);
    },
    1_200_000,
  );
});
