import { counted } from '@linxuan/form-rules';
import { checkLedger, currentWorkingSet, replayWorkingSet, worldDigest } from '@linxuan/feature-ledger';
import { createDataSource, DATABASE_ROLES, UnitOfWork } from '@linxuan/persistence';
import type { FileStore } from '@linxuan/platform';
import { Client } from 'pg';
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
 * What a restored installation must hold before anybody works in it. Returns the sentences of what does not hold: ledger chains with their
 * heads, state against replay, the audit record's seals, the files' digests, and the four roles at their locks.
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
  const [{ report }]: [{ report: { faultCount: number } }] = await work.source.query('SELECT audit_check() AS report');
  return report.faultCount === 0 ? [] : [`audit record: ${counted(report.faultCount, 'fault')}`];
}

/** Each role signs in and meets its lock; the api also finds the accounts by which people sign in. */
async function lockFaults(work: UnitOfWork, roles: Restored['roles']): Promise<string[]> {
  const [{ cases, accounts }]: [{ cases: number; accounts: number }] = await work.source.query(
    `SELECT (SELECT count(*)::int FROM case_file) AS cases, (SELECT count(*)::int FROM app_user WHERE password_hash LIKE '$argon2id$%') AS accounts`,
  );
  const tries: [RoleName, string, string][] = [
    ['app_api', 'SELECT count(*)::int AS found FROM case_file', '0'],
    ['app_api', `SELECT count(*)::int AS found FROM app_user WHERE password_hash LIKE '$argon2id$%'`, String(accounts)],
    ['app_api', `UPDATE case_file SET state = state`, '42501'],
    ['app_engine', 'SELECT count(*)::int AS found FROM case_file', String(cases)],
    ['app_engine', 'DELETE FROM ledger_event', '42501'],
    ['app_public', 'SELECT count(*)::int AS found FROM case_file', '42501'],
    ['queue_owner', 'SELECT count(*)::int AS found FROM case_file', '42501'],
  ];
  const faults: string[] = [];
  for (const [role, sql, expected] of tries) {
    const found = await outcome(roles[role], sql);
    if (found !== expected) faults.push(`${role}: "${sql}" gives ${found} instead of ${expected}`);
  }
  return faults;
}

/** What a role gets for a statement: the number it found, or the code of the refusal. Changes nothing. */
async function outcome(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN');
    const { rows } = await client.query<{ found?: number }>(sql);
    await client.query('ROLLBACK');
    return String(rows[0]?.found ?? 'done');
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
