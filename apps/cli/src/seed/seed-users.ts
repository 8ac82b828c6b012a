import { randomBytes } from 'node:crypto';
import { deriveId, type Role } from '@linxuan/domain';
import { DEMO_PASSWORD, hashPassword } from '@linxuan/feature-identity';
import {
  ContactRepository,
  MembershipRepository,
  OrganisationRepository,
  UserRepository,
  type Tx,
} from '@linxuan/persistence';
import type { ConfiguredOrganisation } from '../config-files';
import { DEMO_ACCOUNTS, staffOf } from './demo-people';

export interface SeededUser {
  login: string;
  name: string;
  org: string;
  roles: Role[];
  expertise?: string[];
}

/**
 * All demo people share one password and one hash: a demo has no secrets, and hundreds of hashes take half a minute.
 */
export async function seedDemoUsers(
  tx: Tx,
  organisations: ConfiguredOrganisation[],
  more: SeededUser[] = [],
): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD);
  await insertUsers(tx, [...DEMO_ACCOUNTS, ...organisations.flatMap(staffOf), ...more], hash, true, false);
}

/** Whoever runs a new installation: two operators, because grants need two, and an auditor who watches them. */
const FIRST_OFFICERS: SeededUser[] = [
  { login: 'operator', name: '系统管理员', org: 'operations', roles: ['operator'] },
  { login: 'operator-2', name: '系统管理员（第二人）', org: 'operations', roles: ['operator'] },
  { login: 'auditor', name: '审计员', org: 'operations', roles: ['auditor'] },
];

/** Outside demo mode: accounts whose random passwords are printed once and must be changed at first sign-in. */
export async function seedOfficers(tx: Tx): Promise<void> {
  if (await new UserRepository(tx).exist()) return;
  await new OrganisationRepository(tx).addMissing({
    id: 'operations',
    kind: 'operations',
    nameZh: '运行维护',
    nameEn: 'Operations',
  });
  for (const officer of FIRST_OFFICERS) {
    const password = oneTimePassword();
    await insertUsers(tx, [officer], await hashPassword(password), false, true);
    process.stdout.write(`First sign-in: ${officer.login} / ${password} (must be changed)\n`);
  }
}

/** 96 random bits, printed once. */
export function oneTimePassword(): string {
  return randomBytes(12).toString('base64url');
}

export async function insertUsers(
  tx: Tx,
  users: SeededUser[],
  hash: string,
  demo: boolean,
  mustChange: boolean,
): Promise<void> {
  await new UserRepository(tx).addAll(
    users.map(({ login, name, expertise }) => ({
      id: userId(login),
      login,
      displayName: name,
      passwordHash: hash,
      mustChange,
      demo,
      expertise: expertise ?? [],
    })),
    { skipKnown: true },
  );
  // Nobody is there to read: what is sent to the people of a demo ends in its own mailbox.
  if (demo)
    await new ContactRepository(tx).addMissing(
      users.map(({ login }, index) => ({
        userId: userId(login),
        email: `${login.replace('@', '.')}@example.org`,
        phone: `0000${String(index).padStart(7, '0')}`,
      })),
    );
  await new MembershipRepository(tx).addMissing(
    users.flatMap(({ login, org, roles }) =>
      roles.map((role) => ({ id: deriveId(userId(login), `${org}/${role}`), userId: userId(login), orgId: org, role })),
    ),
  );
}

export function userId(login: string): string {
  return deriveId('user', login);
}
