import { DEMO_PASSWORD } from '@linxuan/feature-identity';
import { UserRepository, type UnitOfWork } from '@linxuan/persistence';

/** The table of demo accounts that the start prints; nothing outside a demo. */
export async function printAccounts(work: UnitOfWork, mode: 'demo' | 'production'): Promise<string> {
  if (mode !== 'demo') return '';
  const rows = await work.system((tx) => new UserRepository(tx).demoAccounts());
  if (rows.length === 0) return '';
  return (
    [
      `演示账号 / demo accounts (密码 / password: ${DEMO_PASSWORD})`,
      ...rows.map(({ login, role, org }) => `  ${login.padEnd(26)} ${role.padEnd(42)} ${org}`),
    ].join('\n') + '\n'
  );
}
