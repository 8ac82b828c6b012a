import { Client } from 'pg';
import type { DATABASE_ROLES } from '../database-roles';
import type { UnitOfWork } from '../unit-of-work';

type RoleName = (typeof DATABASE_ROLES)[number];

/** How many seals of the audit record do not hold, by the database's own check. */
export async function auditFaultCount(work: UnitOfWork): Promise<number> {
  const [{ report }]: [{ report: { faultCount: number } }] = await work.source.query(`SELECT audit_check() AS report`);
  return report.faultCount;
}

/**
 * Each role signs in under its URL and meets its lock; the API's also finds the accounts by which people sign in.
 * Returns the sentences of what is otherwise; changes nothing.
 */
export async function lockFaults(work: UnitOfWork, roles: Readonly<Record<RoleName, string>>): Promise<string[]> {
  const [{ cases, accounts }]: [{ cases: number; accounts: number }] = await work.source.query(
    `SELECT (SELECT count(*)::int FROM case_file) AS cases,
       (SELECT count(*)::int FROM app_user WHERE password_hash LIKE '$argon2id$%') AS accounts`,
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
