import { counted } from '@linxuan/form-rules';
import { differencesOf } from '@linxuan/feature-programme';
import { CaseRepository, createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { readDefinition, readFormOf } from './programme-files';

const AREAS = ['applicants', 'nominators', 'reviewers', 'clocks', 'quotas', 'steps', 'texts'] as const;

/**
 * What changes from one edition to another, by whom it concerns; with `--cases` also the running cases that it would
 * touch.
 */
export async function diffProgrammes(before: string, after: string, options: { cases?: boolean }): Promise<void> {
  const [was, is] = [readDefinition(before), readDefinition(after)];
  const differences = differencesOf(was, is, { before: readFormOf(before), after: readFormOf(after) });
  for (const area of AREAS) {
    const own = differences.filter((one) => one.area === area);
    if (own.length === 0) continue;
    process.stdout.write(`${area} (${own.length})\n`);
    for (const { path, what, before: from, after: to } of own)
      process.stdout.write(
        `  ${what.zh}: ${from?.zh ?? '—'} → ${to?.zh ?? '—'} / ${what.en}: ${from?.en ?? '—'} → ${to?.en ?? '—'}  [${path}]\n`,
      );
  }
  process.stdout.write(`${counted(differences.length, 'difference')}\n`);
  if (options.cases)
    await runningCases(
      `${was.id}-${was.edition}`,
      differences.map(({ path }) => path),
    );
}

/** A difference inside a stage touches the cases that stand in it; any other touches every running case. */
async function runningCases(editionId: string, paths: string[]): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    const stages = paths.every((path) => path.startsWith('/stages/'))
      ? [...new Set(paths.map((path) => path.split('/')[2] ?? ''))]
      : null;
    const rows = await work.system((tx) => new CaseRepository(tx).running(editionId, stages));
    process.stdout.write(`${counted(rows.length, 'running case')} would be touched\n`);
    for (const { number, title, state } of rows) process.stdout.write(`  ${number} ${state} ${title}\n`);
  } finally {
    await work.source.destroy();
  }
}
