import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importEdition, readEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import { EngineHarness } from '@linxuan/testing';
import { editionFrom } from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { coverEdges } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { RoundSetting } from '../../libs/domain/src/play/edition-round';
import { inventedForm, inventedYaml } from './invented-programme';
import { TourRunner } from './tour-runner';

jest.setTimeout(300_000);

/**
 * A programme that the code has never seen, with ids and a form made up at run time, from the application to the
 * publication.
 */
describe('an invented programme', () => {
  const yaml = inventedYaml();
  const form = inventedForm(/form: (x[0-9a-f]+)/.exec(yaml)?.[1] ?? '');
  const edition = editionFrom('invented', yaml, { form });
  let engine: EngineHarness;
  beforeAll(async () => {
    engine = await EngineHarness.start();
  });
  afterAll(() => engine.stop());

  it('is checked, imported twice with one effect, opened twice with one effect', async () => {
    const read = readEdition(
      {
        yaml,
        form,
        taxonomy: readFileSync(resolve(__dirname, '../../config/taxonomies/green-low-carbon-2024.yaml'), 'utf8'),
      },
      edition.organisations as never,
    );
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const sources = { ...edition.sources };
    const counts = () =>
      engine.work.source.query(
        `SELECT (SELECT count(*)::int FROM edition) AS editions, (SELECT count(*)::int FROM edition_version) AS versions, (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM quota_slot) AS slots, (SELECT count(*)::int FROM ledger_event) AS events`,
      );
    const once = () =>
      engine.work.system(async (tx) => {
        const result = await importEdition(tx, sources, read, '2024-02-06T01:00:00.000Z');
        await openEdition(tx, result.id, edition.definition, result.digest, [], '2024-02-06T01:00:00.000Z');
        return result.changed;
      });
    expect(await once()).toBe(true);
    const after = await counts();
    expect(await once()).toBe(false);
    expect(await counts()).toEqual(after);
  });

  it('runs every edge of its machine, and so a whole case to its publication, through the service', async () => {
    const setting = new RoundSetting(edition);
    const { edges, walked, tours } = coverEdges(setting);
    expect([...edges.keys()].filter((key) => !walked.has(key))).toEqual([]);
    const [tour] = tours.filter(({ end }) =>
      [...end.workingSet.case.values()].some(({ outcome }) => outcome === 'published'),
    );
    if (!tour) throw new Error('No tour gets to the publication');
    const runner = TourRunner.on(engine, setting);
    await runner.settle();
    await runner.prepare();
    await runner.play(tour.steps, runner.modelOf(tour));
    expect(await runner.differences(tour.end)).toEqual([]);
    const published = await engine.work.source.query(
      `SELECT count(*)::int AS n FROM case_file WHERE edition_id = $1 AND outcome = 'published'`,
      [setting.editionId],
    );
    expect(published[0].n).toBeGreaterThan(0);
  });
});
