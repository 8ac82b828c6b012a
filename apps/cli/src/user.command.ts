import { hashPassword } from '@linxuan/feature-identity';
import {
  AuditRepository,
  createDataSource,
  OrganisationRepository,
  SessionRepository,
  UnitOfWork,
  UserRepository,
  type Tx,
} from '@linxuan/persistence';
import { databaseUrl, loadConfigOrExit } from '@linxuan/platform';
import { insertUsers, oneTimePassword } from './seed/seed-users';

const OFFICES = ['operator', 'security-officer', 'auditor'] as const;

/** For the day on which no operator can sign in: a one-time password, printed once; lock and sessions end. */
export function resetPassword(login: string): Promise<void> {
  return recorded('user reset-password', { login }, async (tx) => {
    const password = oneTimePassword();
    const account = await new UserRepository(tx).resetPassword(login, await hashPassword(password));
    if (!account) return `There is no account ${login}`;
    await new SessionRepository(tx).endAllOf(account);
    process.stdout.write(`${login} / ${password} (once; must be changed at the next sign-in)\n`);
    return null;
  });
}

/**
 * For an account that must stop at once where no second operator can be reached: sign-in, sessions and calendar end;
 * two operators take it up again.
 */
export function disableAccount(login: string): Promise<void> {
  return recorded('user disable', { login }, async (tx) => {
    if (!(await new UserRepository(tx).disable(login))) return `There is no account ${login}`;
    process.stdout.write(`${login} is disabled\n`);
    return null;
  });
}

/** The first operators, and an auditor: accounts of an installation that has nobody to propose and confirm them. */
export function addOfficer(
  login: string,
  { name, role, organisation }: { name: string; role: string; organisation: string },
): Promise<void> {
  return recorded('user add-officer', { login, role, organisation }, async (tx) => {
    const office = OFFICES.find((one) => one === role);
    if (!office) return `The role is one of ${OFFICES.join(', ')}`;
    if (!/^[a-z0-9][a-z0-9._@-]{2,79}$/.test(login))
      return 'A user name has small letters, digits and . _ @ -, at least 3';
    if (!(await new OrganisationRepository(tx).exists(organisation))) return `There is no organisation ${organisation}`;
    if (await new UserRepository(tx).isTaken(login)) return `The account ${login} exists already`;
    const password = oneTimePassword();
    await insertUsers(
      tx,
      [{ login, name, org: organisation, roles: [office] }],
      await hashPassword(password),
      false,
      true,
    );
    process.stdout.write(`${login} / ${password} (once; must be changed at the first sign-in)\n`);
    return null;
  });
}

/**
 * Runs in one transaction with its record. A sentence that comes back says why nothing was done; then the exit code is
 * 1.
 */
async function recorded(
  command: string,
  detail: Record<string, unknown>,
  work: (tx: Tx) => Promise<string | null>,
): Promise<void> {
  const config = loadConfigOrExit({ needs: ['admin'] });
  const unit = new UnitOfWork(await createDataSource(databaseUrl(config, 'admin'), { poolSize: 1 }).initialize());
  try {
    const fault = await unit.system(async (tx) => {
      await new AuditRepository(tx).runAsCommand(command, detail);
      return work(tx);
    });
    if (fault === null) return;
    process.stderr.write(`${fault}\n`);
    process.exitCode = 1;
  } finally {
    await unit.source.destroy();
  }
}
