import { UserEntity } from '../entities';
import type { Tx, UnitOfWork } from '../unit-of-work';

export interface NamedAccount {
  /** The name as all its spellings have it; also where there is no such account. */
  key: string;
  id: string | null;
  passwordHash: string | null;
}
/** Whose password is changed: what it may not be made of, and the digest that it has now. */
export interface PasswordOwner {
  passwordHash: string;
  login: string;
  displayName: string;
  /** Names of the organisations of the roles in force, in both languages. */
  organisations: string[] | null;
}
export interface DemoLogin {
  login: string;
  role: string;
  /** Chinese name of the organisation. */
  org: string;
}

/** Accounts as they sign in and as their own persons change them. */
export class AccountRepository {
  constructor(private readonly tx: Tx) {}

  /** @param locale language tag, such as `zh-CN` */
  async setLocale(userId: string, locale: string): Promise<void> {
    await this.tx.update(UserEntity, { id: userId }, { locale });
  }

  /** False where the digest is no longer `was`: somebody changed the password meanwhile. */
  async changePassword(userId: string, was: string, hash: string): Promise<boolean> {
    const { affected } = await this.tx.update(
      UserEntity,
      { id: userId, passwordHash: was },
      { passwordHash: hash, mustChange: false },
    );
    return affected === 1;
  }
}

/** The account of a name, however it is spelt. One statement, which takes as long for a name that nobody has. */
export async function accountOf(work: UnitOfWork, login: string): Promise<NamedAccount> {
  const [row] = await work.statement<NamedAccount>(
    `SELECT one.key, u.id, u.password_hash AS "passwordHash"
     FROM (SELECT login_key($1) AS key) one
     LEFT JOIN app_user u ON u.login_key = one.key AND u.disabled_at IS NULL`,
    [login],
  );
  return row ?? { key: '', id: null, passwordHash: null };
}

/** Undefined where there is no such account. */
export async function passwordOwner(work: UnitOfWork, userId: string): Promise<PasswordOwner | undefined> {
  const [row] = await work.statement<PasswordOwner>(
    `SELECT u.password_hash AS "passwordHash", u.login, u.display_name AS "displayName", (
       SELECT array_agg(o.name_zh || ' ' || o.name_en)
       FROM membership m
       JOIN organisation o ON o.id = m.org_id
       WHERE m.user_id = u.id AND m.ended_at IS NULL
     ) AS organisations
     FROM app_user u
     WHERE u.id = $1`,
    [userId],
  );
  return row;
}

/** Tells the operator's list of accounts for how many seconds attempts under this name are being limited. */
export async function noteLimited(work: UnitOfWork, userId: string, seconds: number): Promise<void> {
  await work.statement(
    `UPDATE app_user
     SET locked_until = now() + make_interval(secs => $2)
     WHERE id = $1 AND (locked_until IS NULL OR locked_until < now())`,
    [userId, seconds],
  );
}

/** The accounts that a demonstration offers, by login. */
export async function demoLogins(work: UnitOfWork): Promise<DemoLogin[]> {
  return work.source.query<DemoLogin[]>(
    `SELECT u.login, m.role, o.name_zh AS org
     FROM app_user u
     JOIN membership m ON m.user_id = u.id
     JOIN organisation o ON o.id = m.org_id
     WHERE u.demo AND u.login LIKE 'demo-%'
     ORDER BY u.login`,
  );
}
