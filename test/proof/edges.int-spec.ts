import { deliveredEdition, editionNames } from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { coverEdges } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { RoundSetting } from '../../libs/domain/src/workflow/testing/edition-round.spec-support';
import { playTours } from './tour-runner';

/** The walk of every edge, played by the real service on PostgreSQL: the same outcome step by step, the same rows in the end. */
describe('every edge of every delivered edition on PostgreSQL', () => {
  it.each(editionNames())('%s', async (name) => {
    const setting = new RoundSetting(deliveredEdition(name));
    const { edges, walked, tours } = coverEdges(setting);
    const { steps, wrong } = await playTours(setting, tours);
    process.stdout.write(`${name}: ${walked.size} of ${edges.size} edges on PostgreSQL (${((100 * walked.size) / edges.size).toFixed(1)} %), ${steps} steps\n`);
    expect([...edges.keys()].filter((key) => !walked.has(key))).toEqual([]);
    expect(wrong).toEqual([]);
  }, 600_000);
});
