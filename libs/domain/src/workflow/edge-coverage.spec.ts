import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { coverEdges } from './testing/edge-tour.spec-support';
import { RoundSetting } from '../play/edition-round';
import { keepScripts } from './testing/tour-script.spec-support';

describe('every edge of the compiled machine', () => {
  it.each(modelledNames())(
    '%s: is walked in the model',
    (name) => {
      const setting = new RoundSetting(deliveredEdition(name));
      const { edges, walked, tours } = coverEdges(setting);
      const missing = [...edges.keys()].filter((key) => !walked.has(key));
      const done = edges.size - missing.length;
      process.stdout.write(
        `${name}: ${done} of ${edges.size} edges walked (${((100 * done) / edges.size).toFixed(1)} %), ${tours.reduce((sum, { steps }) => sum + steps.length, 0)} steps in ${tours.length} rounds\n`,
      );
      const searched = tours.filter((tour) => tour.walked.length === 0).length;
      if (searched > 0) process.stdout.write(`${name}: ${searched} rounds were looked for; WRITE_TOURS=1 keeps them\n`);
      if (process.env['WRITE_TOURS']) keepScripts(setting, tours);
      expect(missing).toEqual([]);
    },
    600_000,
  );
});
