import { deliveredEdition, editionNames } from '../programme/testing/delivered-editions.spec-support';
import { coverEdges } from './testing/edge-tour.spec-support';
import { RoundSetting } from './testing/edition-round.spec-support';

describe('every edge of the compiled machine', () => {
  it.each(editionNames())('%s: is walked in the model', (name) => {
    const started = Date.now();
    const { edges, walked, tours } = coverEdges(new RoundSetting(deliveredEdition(name)));
    const missing = [...edges.keys()].filter((key) => !walked.has(key));
    const steps = tours.reduce((sum, tour) => sum + tour.steps.length, 0);
    process.stdout.write(`${name}: ${edges.size - missing.length} of ${edges.size} edges walked (${((100 * (edges.size - missing.length)) / edges.size).toFixed(1)} %), ${steps} steps in ${tours.length} rounds, ${Date.now() - started} ms\n`);
    expect(missing).toEqual([]);
  }, 120_000);
});
