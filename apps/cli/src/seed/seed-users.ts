import { randomBytes } from 'node:crypto';
import { deriveId, type Role } from '@linxuan/domain';
import { DEMO_PASSWORD, hashPassword } from '@linxuan/feature-identity';
import type { Tx } from '@linxuan/persistence';
import type { ConfiguredOrganisation } from '../config-files';
import { DEMO_ACCOUNTS, staffOf } from './demo-people';

export interface SeededUser {
  login: string;
  name: string;
  org: string;
  roles: Role[];
  expertise?: string[];
}

/** All demo people share one password and one hash: a demo has no secrets, and hundreds of hashes take half a minute. */
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
  const [{ exists }] = await tx.query(`SELECT EXISTS (SELECT 1 FROM app_user) AS exists`);
  if (exists) return;
  await tx.query(
    `INSERT INTO organisation (id, kind, name_zh, name_en) VALUES ('operations', 'operations', '运行维护', 'Operations') ON CONFLICT DO NOTHING`,
  );
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
  const rows = users.map(({ login, name, expertise }) => ({
    id: userId(login),
    login,
    display_name: name,
    password_hash: hash,
    must_change: mustChange,
    demo,
    expertise: expertise ?? [],
  }));
  await tx.query(
    `INSERT INTO app_user (id, login, display_name, password_hash, must_change, demo, expertise)
     SELECT id, login, display_name, password_hash, must_change, demo, expertise FROM json_populate_recordset(NULL::app_user, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  // Nobody is there to read: what is sent to the people of a demo ends in its own mailbox.
  if (demo)
    await tx.query(
      `INSERT INTO contact (user_id, email, phone) SELECT c.user_id, c.email, c.phone FROM json_populate_recordset(NULL::contact, $1) c ON CONFLICT DO NOTHING`,
      [
        JSON.stringify(
          users.map(({ login }, index) => ({
            user_id: userId(login),
            email: `${login.replace('@', '.')}@example.org`,
            phone: `0000${String(index).padStart(7, '0')}`,
          })),
        ),
      ],
    );
  const memberships = users.flatMap(({ login, org, roles }) =>
    roles.map((role) => ({ id: deriveId(userId(login), `${org}/${role}`), user_id: userId(login), org_id: org, role })),
  );
  await tx.query(
    `INSERT INTO membership (id, user_id, org_id, role) SELECT m.id, m.user_id, m.org_id, m.role FROM json_populate_recordset(NULL::membership, $1) m WHERE EXISTS (SELECT 1 FROM organisation o WHERE o.id = m.org_id) ON CONFLICT DO NOTHING`,
    [JSON.stringify(memberships)],
  );
}

export function userId(login: string): string {
  return deriveId('user', login);
}
