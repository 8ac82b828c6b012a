import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { setClock } from '@linxuan/feature-clock';
import { importEdition, readEdition } from '@linxuan/feature-programme';
import { openEdition } from '@linxuan/feature-workflow';
import { readEditionSources, readOrganisations } from './config-files';
import { demoCompanies } from './seed/demo-companies';
import { printAccounts } from './seed/print-accounts';
import { seedOrganisations } from './seed/seed-organisations';
import { seedDemoUsers, seedOperator } from './seed/seed-users';

/** Where a demo's calendar stands when it is seeded: in the nomination weeks of the 2024 round. */
const DEMO_START = '2024-07-15T01:00:00.000Z';

export async function seed(options: { empty?: boolean; printAccounts?: boolean }): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 2 }).initialize());
  try {
    if (options.printAccounts) return void process.stdout.write(await printAccounts(work, config.mode));
    const demo = config.mode === 'demo' && !options.empty;
    const configured = readOrganisations().filter((org) => demo || !org.demo);
    const [{ seeded }] = await work.source.query(`SELECT EXISTS (SELECT 1 FROM edition) AS seeded`);
    if (demo && !seeded) await setClock(work, config.clockStart ?? new Date(DEMO_START));
    const sources = readEditionSources('green-technology', '2024');
    const read = readEdition(sources, configured as never);
    const errors = read.problems.filter(({ severity }) => severity === 'error');
    if (!read.definition || errors.length > 0) throw new Error(errors.map(({ code, line, message }) => `${code} (line ${line}): ${message.en}`).join('\n'));
    const { definition } = read;
    await work.system(async (tx) => {
      await seedOrganisations(tx, [...configured, ...(demo ? demoCompanies() : [])]);
      const at = new Date(demo ? DEMO_START : Date.now()).toISOString();
      const { id, digest } = await importEdition(tx, sources, read, at);
      const groups = configured.filter(({ kind }) => kind === 'central-soe-group').map(({ code }) => code);
      await openEdition(tx, id, definition, digest, groups, at);
      if (demo) await seedDemoUsers(tx, [...configured, ...demoCompanies()]);
      else await seedOperator(tx);
    });
  } finally {
    await work.source.destroy();
  }
}
