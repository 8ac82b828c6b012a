import { importedYears } from '@linxuan/feature-deadline';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit, workingCalendar } from '@linxuan/platform';

/** Runs on the installation's database, counting days by the calendar that its operator has imported. */
export async function onWork<Result>(run: (work: UnitOfWork) => Promise<Result>): Promise<Result> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    workingCalendar.adopt(await importedYears(work.source));
    return await run(work);
  } finally {
    await work.source.destroy();
  }
}
