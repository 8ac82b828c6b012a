import { counted } from '@linxuan/form-rules';
import { checkLedger, currentWorkingSet, replayWorkingSet, worldDigest } from '@linxuan/feature-ledger';
import { auditFaultCount, createDataSource, lockFaults, UnitOfWork, type DATABASE_ROLES } from '@linxuan/persistence';
import type { FileStore } from '@linxuan/platform';
import type { ArchiveReader } from './archive-reader';
import type { Progress } from './progress';
import { checkStoredFiles } from './restore-files';

type RoleName = (typeof DATABASE_ROLES)[number];

export interface Restored {
  /** The administrator's URL. */
  admin: string;
  /** A URL for each of the database roles. */
  roles: Readonly<Record<RoleName, string>>;
}

/**
 * What a restored installation must hold before anybody works in it. Returns the sentences of what does not hold:
 * ledger chains with their heads, state against replay, the audit record's seals, the files' digests, and the four
 * roles at their locks.
 */
export async function checkRestored(
  { admin, roles }: Restored,
  archive: ArchiveReader,
  store: FileStore,
  progress: Progress,
): Promise<string[]> {
  const work = new UnitOfWork(await createDataSource(admin, { poolSize: 2 }).initialize());
  try {
    progress.start('Ledger, replay, audit record, files, roles …', '台账、重放、审计记录、附件、角色……');
    const faults = [...(await ledgerFaults(work)), ...(await auditFaults(work))];
    await checkStoredFiles(archive, store).catch((error: Error) => faults.push(error.message));
    return [...faults, ...(await lockFaults(work, roles))];
  } finally {
    await work.source.destroy();
  }
}

async function ledgerFaults(work: UnitOfWork): Promise<string[]> {
  const report = await checkLedger(work);
  const [now, rebuilt] = [worldDigest(await currentWorkingSet(work)), worldDigest(await replayWorkingSet(work))];
  return [
    ...report.faults.map(({ chain, at, why }) => `ledger: ${chain} event ${at}: ${why}`),
    ...(now.all === rebuilt.all ? [] : [`replay: ${rebuilt.all} instead of ${now.all}`]),
  ];
}

async function auditFaults(work: UnitOfWork): Promise<string[]> {
  const count = await auditFaultCount(work);
  return count === 0 ? [] : [`audit record: ${counted(count, 'fault')}`];
}
