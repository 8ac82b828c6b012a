import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { RoundSetting } from '../play/edition-round';
import { randomWalk } from './testing/random-walk.spec-support';

const STEPS = Number(process.env['WALK_STEPS'] ?? 500);

describe(`random walks of ${STEPS} steps`, () => {
  it.each(modelledNames())(
    '%s: never throw, never leave the diagram and never exceed a quota',
    (name) => {
      const met = randomWalk(new RoundSetting(deliveredEdition(name)), STEPS, 20240611);
      const done = [...met].filter(([action]) => !action.startsWith('refused:'));
      // A walk is worth something only when it does things.
      expect(done.reduce((sum, [, n]) => sum + n, 0)).toBeGreaterThan(STEPS / 20);
      if (process.env['WALKS_SHOW'])
        process.stdout.write(
          `${[...met]
            .sort()
            .map(([action, n]) => `${action} ${n}`)
            .join('\n')}\n`,
        );
    },
    120_000,
  );
});
