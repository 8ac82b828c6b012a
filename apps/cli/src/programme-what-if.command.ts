import { whatIf, withValue, type ProgrammeDefinition, type RoundRules, type WhatIfResult } from '@linxuan/domain';
import { recordedRound } from '@linxuan/feature-programme';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';

/**
 * Runs the recorded facts of a round under other rules and prints who would enter and who would leave. `cut.<area>=n`
 * sets the number of listed cases of an area; any other path is one of the definition. The database is only read.
 */
export async function whatIfProgramme(edition: string, options: { set: string[] }): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    const result = await work.reading(async (tx) => {
      const round = await recordedRound(tx, edition.replace('/', '-'));
      const after = rulesFrom(round.definition, options.set);
      return whatIf(
        round.cases,
        { definition: round.definition },
        { ...after, verdicts: round.judge(after.definition) },
      );
    });
    process.stdout.write(reportOf(result));
  } finally {
    await work.source.destroy();
  }
}

export function rulesFrom(definition: ProgrammeDefinition, settings: readonly string[]): RoundRules {
  const cut: Record<string, number> = {};
  let changed = definition;
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new Error(`--set wants path=value and not ${setting}`);
    const [path, value] = [setting.slice(0, at), setting.slice(at + 1)];
    if (!path.startsWith('cut.')) changed = withValue(changed, path, value);
    else if (/^\d+$/.test(value)) cut[path.slice('cut.'.length)] = Number(value);
    else throw new Error(`${path} is a number of cases and not ${value}`);
  }
  return { definition: changed, cut };
}

export function reportOf({ enter, leave, byNominator, byArea, departed }: WhatIfResult): string {
  const count = (name: string, rows: WhatIfResult['byArea']) =>
    rows.map((row) => `  ${name} ${row.key}: +${row.enter} -${row.leave}`);
  return `${[
    `${enter.length} enter`,
    ...enter.map(({ number, title, nominator, area }) => `  + ${number} ${title} (${nominator}, ${area})`),
    `${leave.length} leave`,
    ...leave.map(
      ({ row, stoppedBy }) => `  - ${row.number} ${row.title} (${row.nominator}, ${row.area}): ${stoppedBy}`,
    ),
    ...count('nominator', byNominator),
    ...count('area', byArea),
    ...(departed.length > 0
      ? [
          `${departed.length} were decided otherwise than the figures say: ${departed.map(({ number }) => number).join(', ')}`,
        ]
      : []),
  ].join('\n')}\n`;
}
