import fc from 'fast-check';
import {
  deliveredEdition,
  editionNames,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import { EditionRound, RoundSetting } from '../../libs/domain/src/play/edition-round';
import { TourRunner } from './tour-runner';
import { walkStep, WalkRun } from './walk-run';

/**
 * Random walks of about `steps` steps over all delivered editions, in stories that each have a database of their own.
 * `WALK_SEED` tells a walk again, `WALK_EDITION` only that of one edition.
 */
export function walkEveryEdition(steps: number, longest: number, seed: number): void {
  const from = Number(process.env['WALK_SEED'] ?? seed);
  const names = editionNames();
  it.each(names.filter((name) => name.includes(process.env['WALK_EDITION'] ?? '')))('%s', async (name) => {
    const share = Math.ceil(steps / names.length);
    const stories = Math.ceil(share / longest);
    const met = await walk(name, stories, Math.ceil(share / stories), from + names.indexOf(name)).catch(
      (error: unknown) => {
        throw new Error(
          `WALK_SEED=${from} WALK_EDITION=${name}: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      },
    );
    const of = (refused: boolean) => [...met].filter(([label]) => label.startsWith('refused:') === refused);
    const sum = (list: [string, number][]) => list.reduce((all, [, n]) => all + n, 0);
    process.stdout.write(
      `${name}: WALK_SEED=${from}, ${stories} × ${Math.ceil(share / stories)} steps, ${sum(of(false))} applied (${of(false).length} kinds), ${sum(of(true))} refused (${of(
        true,
      )
        .map(([label, n]) => `${label.slice(8)} ${n}`)
        .join(', ')})\n`,
    );
    expect(sum(of(false))).toBeGreaterThan(share / 5);
  });
}

/** `seed` is the edition's own, so that not every edition hears the same story. */
async function walk(name: string, stories: number, length: number, seed: number): Promise<Map<string, number>> {
  const met = new Map<string, number>();
  const setting = new RoundSetting(deliveredEdition(name));
  let told = 0;
  const checked = await fc.check(
    fc.asyncProperty(fc.array(walkStep, { minLength: length, maxLength: length, size: 'max' }), async (story) => {
      const model = new EditionRound(setting, `${setting.editionId}/service-walk-${seed}-${told++}`);
      const runner = await TourRunner.start(setting, model.start);
      try {
        const run = new WalkRun(runner, setting, model, met);
        await run.begin();
        for (const step of story) await run.play(step);
      } finally {
        await runner.stop();
      }
    }),
    // A story is long and each retelling takes a database, so it is told again by its seed rather than made shorter.
    { numRuns: stories, seed, endOnFailure: true },
  );
  if (checked.failed)
    throw new Error(`${name}, story ${told}: ${String(checked.errorInstance)}`, { cause: checked.errorInstance });
  return met;
}
