import { DEMO_PASSWORD } from '@linxuan/feature-identity';
import type { UnitOfWork } from '@linxuan/persistence';

/** The table of demo accounts that the start prints; nothing outside a demo. */
export async function printAccounts(work: UnitOfWork, mode: 'demo' | 'production'): Promise<string> {
  if (mode !== 'demo') return '';
  const rows: { login: string; role: string; org: string }[] = await work.source.query(
    `SELECT u.login, string_agg(m.role, ' + ' ORDER BY m.role) AS role, min(o.name_zh) AS org FROM app_user u JOIN membership m ON m.user_id = u.id JOIN organisation o ON o.id = m.org_id WHERE u.login LIKE 'demo-%' GROUP BY u.login ORDER BY min(u.created_at), u.login`,
  );
  if (rows.length === 0) return '';
  return (
    [
      `演示账号 / demo accounts (密码 / password: ${DEMO_PASSWORD})`,
      ...rows.map(({ login, role, org }) => `  ${login.padEnd(26)} ${role.padEnd(42)} ${org}`),
    ].join('\n') + '\n'
  );
}
