import { counted } from '@linxuan/form-rules';
import {
  checkLedger,
  currentWorkingSet,
  differences,
  replayDraws,
  replayWorkingSet,
  worldDigest,
} from '@linxuan/feature-ledger';
import { createDataSource, UnitOfWork } from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';

/** Verifies the ledger and rebuilds everything from it; ends with code 1 when either does not hold. */
export async function replay(): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const work = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 2 }).initialize());
  try {
    const report = await checkLedger(work);
    process.stdout.write(
      `ledger: ${counted(report.chains, 'chain')}, ${counted(report.events, 'event')}, ${report.ok ? 'intact' : counted(report.faults.length, 'fault')}\n`,
    );
    for (const { chain, at, why } of report.faults) process.stdout.write(`  ${chain} event ${at}: ${why}\n`);
    const draws = await replayDraws(work);
    process.stdout.write(
      `draws: ${counted(draws.rounds, 'round')}, ${draws.faults.length === 0 ? 'all drawn again alike' : counted(draws.faults.length, 'fault')}\n`,
    );
    for (const { round, at } of draws.faults) process.stdout.write(`  draw ${round} differs at ${at}\n`);
    const [now, rebuilt] = [await currentWorkingSet(work), await replayWorkingSet(work)];
    const [a, b] = [worldDigest(now), worldDigest(rebuilt)];
    for (const [table, { rows, digest }] of Object.entries(a.tables))
      process.stdout.write(
        `  ${table.padEnd(12)} ${String(rows).padStart(7)} rows  ${digest.slice(0, 16)}  ${digest === b.tables[table as keyof typeof b.tables].digest ? 'same' : 'DIFFERENT'}\n`,
      );
    process.stdout.write(`digest now      ${a.all}\ndigest replayed ${b.all}\n`);
    for (const { table, id } of a.all === b.all ? [] : differences(now, rebuilt))
      process.stdout.write(`  differs: ${table} ${id}\n`);
    if (!report.ok || draws.faults.length > 0 || a.all !== b.all) process.exitCode = 1;
  } finally {
    await work.source.destroy();
  }
}
