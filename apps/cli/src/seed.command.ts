import { AuditRepository, createDataSource, EditionRepository, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { setClock } from '@linxuan/feature-clock';
import { keepFaults, keptFaults } from './config-faults';
import { readOrganisationFiles } from './config-files';
import { noDemoDataInProduction } from './demo/only-in-demo';
import { demoCompanies } from './seed/demo-companies';
import { printAccounts } from './seed/print-accounts';
import { seedOrganisations } from './seed/seed-organisations';
import { editionsToSeed, seedEditions, staffOfEditions } from './seed/seed-editions';
import { seedDemoUsers, seedOfficers } from './seed/seed-users';

/** Where a demo's calendar stands when it is seeded: in the nomination weeks of the 2024 round. */
const DEMO_START = '2024-07-15T01:00:00.000Z';

export async function seed(options: { empty?: boolean; printAccounts?: boolean }): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 2 }).initialize());
  try {
    await noDemoDataInProduction(work.source, config.mode);
    if (options.printAccounts) {
      process.stderr.write(await work.system(keptFaults));
      return void process.stdout.write(await printAccounts(work, config.mode));
    }
    const demo = config.mode === 'demo' && !options.empty;
    const read = readOrganisationFiles();
    const configured = read.organisations.filter((org) => demo || !org.demo);
    const seeded = await work.system((tx) => new EditionRepository(tx).exist());
    if (demo && !seeded) await setClock(work, config.clockStart ?? new Date(DEMO_START));
    await work.system(async (tx) => {
      await new AuditRepository(tx).runAsCommand('seed', { mode: config.mode });
      await seedOrganisations(tx, [...configured, ...(demo ? demoCompanies() : [])]);
      const { definitions, faults } = await seedEditions(
        tx,
        editionsToSeed(demo),
        configured,
        new Date(demo ? DEMO_START : Date.now()),
      );
      if (demo) await seedDemoUsers(tx, [...configured, ...demoCompanies()], staffOfEditions(definitions, configured));
      else await seedOfficers(tx);
      await keepFaults(tx, [...read.faults, ...faults]);
    });
    process.stderr.write(await work.system(keptFaults));
  } finally {
    await work.source.destroy();
  }
}
