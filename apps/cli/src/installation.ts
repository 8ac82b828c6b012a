import { importedYears } from '@linxuan/feature-deadline';
import { createDataSource, OrganisationRepository, UnitOfWork, type NamedOrganisation } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit, workingCalendar } from '@linxuan/platform';
import { onDatabase } from './on-database';

/** An organisation that a roster may name. */
export type KnownOrganisation = NamedOrganisation & { kind: string };

/**
 * Runs with the organisations of the installation, and with its calendar in force; without any where no database is
 * named and the data folder has none, or where nothing is migrated yet. Files can be checked on a bare clone.
 */
export async function withInstallation(run: (organisations: KnownOrganisation[]) => void): Promise<void> {
  await onDatabase(async () => run(await known()))();
}

async function known(): Promise<KnownOrganisation[]> {
  const config = loadConfigOrExit();
  if (!config.database.admin) return [];
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    return await work.system(async (tx) => {
      const organisations = new OrganisationRepository(tx);
      if (!(await organisations.areThere())) return [];
      workingCalendar.adopt(await importedYears(tx));
      return organisations.forRoster();
    });
  } finally {
    await work.source.destroy();
  }
}
