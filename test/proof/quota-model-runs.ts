import fc from 'fast-check';
import { importEdition, readEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import { EngineHarness } from '@linxuan/testing';
import { editionFrom } from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { INVENTED_ROSTER, inventedForm, inventedYaml } from './invented-programme';
import { QuotaRun, batches } from './quota-run';

/** Plays `runs` random stories of `length` batches, each on an account of its own. */
export async function quotaModelRuns(runs: number, length: number, seed: number): Promise<void> {
  for (let done = 0; done < runs; done += INVENTED_ROSTER.length) {
    const engine = await EngineHarness.start();
    try {
      const yaml = inventedYaml();
      const edition = editionFrom('invented', yaml, { form: inventedForm(/form: (x[0-9a-f]+)/.exec(yaml)?.[1] ?? '') });
      const read = readEdition(edition.sources, edition.organisations as never);
      const editionId = await engine.work.system(async (tx) => {
        const { id, digest } = await importEdition(tx, edition.sources, read, '2024-02-06T01:00:00.000Z');
        await openEdition(tx, id, edition.definition, digest, [], '2024-02-06T01:00:00.000Z');
        return id;
      });
      const rules = edition.definition.quotas[0]?.extras?.rules ?? [];
      const grounds = {
        evidence: rules.find(({ by }) => by === 'evidence')?.id ?? '',
        discretion: rules.find(({ by }) => by === 'discretion')?.id ?? '',
      };
      for (const [index, { org, prefix }] of INVENTED_ROSTER.slice(0, runs - done).entries()) {
        const run = new QuotaRun(engine, editionId, org, `${prefix}0100`, grounds);
        await run.prepare();
        const [story] = fc.sample(batches(length), { numRuns: 1, seed: seed + done + index });
        for (const batch of story ?? []) await run.play(batch);
      }
    } finally {
      await engine.stop();
    }
  }
}
