import { IsNull } from 'typeorm';
import { SessionEntity, UserEntity } from '../entities';
import { toColumns } from '../row-writer';
import { eachWord, idsHolding } from '../search-text';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

/** What an account begins with. */
export type NewUser = Pick<
  UserEntity,
  'id' | 'login' | 'displayName' | 'passwordHash' | 'mustChange' | 'demo' | 'expertise'
>;

/** An account in the operators' list, with all its roles; those that have ended come last. */
export interface UserListRow {
  id: string;
  login: string;
  displayName: string;
  locale: string;
  mustChange: boolean;
  disabledAt: string | null;
  lockedUntil: string | null;
  lastSeen: string | null;
  /** Logins of the other accounts of the same person. */
  twins: string[] | null;
  memberships: { id: string; orgId: string; zh: string; en: string; role: string; endedAt: string | null }[] | null;
}

export interface UserFilter {
  id?: string | undefined;
  q?: string | undefined;
  role?: string | undefined;
  orgId?: string | undefined;
  state?: 'active' | 'disabled' | 'locked' | undefined;
}

const ofPersonOrEmployer = (place: string) => `u.id IN (
  ${idsHolding('account', place)}
  UNION ALL
  SELECT m.user_id FROM membership m WHERE m.org_id IN (${idsHolding('organisation', place, 'names')})
)`;

const holds = (condition: string) =>
  `EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND ${condition} AND m.ended_at IS NULL)`;

/** Accounts of people. */
export class UserRepository {
  constructor(private readonly tx: Tx) {}

  /** Display names by user id; what is null or unknown is left out. No query where nobody is asked for. */
  async namesOf(ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
    const wanted = [...new Set(ids.filter((id) => !!id))];
    if (wanted.length === 0) return new Map();
    const rows = await rowsOf<{ id: string; name: string }>(
      this.tx,
      `SELECT id, display_name AS name
       FROM app_user
       WHERE id = ANY($1)`,
      [wanted],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Whether there is any account. */
  exist(): Promise<boolean> {
    return this.tx.exists(UserEntity);
  }

  isTaken(login: string): Promise<boolean> {
    return this.tx.existsBy(UserEntity, { login });
  }

  /** The account of somebody who may act; undefined where there is none, or it is disabled. */
  async activeId(login: string): Promise<string | undefined> {
    const row = await this.tx.findOne(UserEntity, { select: { id: true }, where: { login, disabledAt: IsNull() } });
    return row?.id;
  }

  /** Adds accounts, hundreds in one statement. With `skipKnown` those whose id or login is taken are left out. */
  async addAll(users: readonly NewUser[], { skipKnown }: { skipKnown: boolean }): Promise<void> {
    await this.tx.query(
      `INSERT INTO app_user (id, login, display_name, password_hash, must_change, demo, expertise)
       SELECT id, login, display_name, password_hash, must_change, demo, expertise
       FROM json_populate_recordset(NULL::app_user, $1)
       ${skipKnown ? 'ON CONFLICT DO NOTHING' : ''}`,
      [JSON.stringify(users.map(toColumns))],
    );
  }

  /**
   * Gives an account a password that must be changed, and takes lock and disablement from it; its id, or undefined
   * where there is none.
   */
  async resetPassword(login: string, passwordHash: string): Promise<string | undefined> {
    const [row] = await rowsOf<{ id: string }>(
      this.tx,
      `WITH changed AS (
         UPDATE app_user
         SET password_hash = $2, must_change = true, failed_count = 0, locked_until = NULL, disabled_at = NULL
         WHERE login = $1
         RETURNING id)
       SELECT id FROM changed`,
      [login, passwordHash],
    );
    return row?.id;
  }

  /** Disables an account; one that is disabled already keeps its instant. False where there is none. */
  async disable(login: string): Promise<boolean> {
    const rows = await rowsOf(
      this.tx,
      `WITH changed AS (
         UPDATE app_user
         SET disabled_at = coalesce(disabled_at, now())
         WHERE login = $1
         RETURNING id)
       SELECT id FROM changed`,
      [login],
    );
    return rows.length > 0;
  }

  /**
   * The accounts that a demonstration shows, with their roles and an organisation, in the order in which they were
   * made.
   */
  demoAccounts(): Promise<{ login: string; role: string; org: string }[]> {
    return rowsOf(
      this.tx,
      `SELECT u.login, string_agg(m.role, ' + ' ORDER BY m.role) AS role, min(o.name_zh) AS org
       FROM app_user u
       JOIN membership m ON m.user_id = u.id
       JOIN organisation o ON o.id = m.org_id
       WHERE u.login LIKE 'demo-%'
       GROUP BY u.login
       ORDER BY min(u.created_at), u.login`,
    );
  }

  /** Display names with the organisations of all roles that each has or had, as far as the reader sees them. */
  async namesWithOrganisations(
    ids: readonly (string | null)[],
  ): Promise<Map<string, { name: string; orgIds: string[] }>> {
    const rows: { id: string; name: string; orgIds: string[] | null }[] = await this.tx.query(
      `SELECT u.id, u.display_name AS name,
         (SELECT array_agg(m.org_id) FROM membership m WHERE m.user_id = u.id) AS "orgIds"
       FROM app_user u
       WHERE u.id = ANY($1)`,
      [[...new Set(ids.filter((id) => id !== null))]],
    );
    return new Map(rows.map(({ id, name, orgIds }) => [id, { name, orgIds: orgIds ?? [] }]));
  }

  /** One account as the list shows it. */
  async listed(id: string): Promise<UserListRow | null> {
    const { rows } = await this.page({ id }, { page: 1, perPage: 1 });
    return rows[0] ?? null;
  }

  /** A page by login with the total; `q` looks in people and the organisations that they work for. One statement. */
  async page(
    filter: UserFilter,
    { page, perPage }: { page: number; perPage: number },
  ): Promise<{ rows: UserListRow[]; total: number }> {
    const values: unknown[] = [];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = [
      'true',
      ...eachWord(filter.q, value, ofPersonOrEmployer),
      ...(filter.id ? [`u.id = ${value(filter.id)}`] : []),
      ...(filter.role ? [holds(`m.role = ${value(filter.role)}`)] : []),
      ...(filter.orgId ? [holds(`m.org_id = ${value(filter.orgId)}`)] : []),
      ...(filter.state === 'disabled' ? ['u.disabled_at IS NOT NULL'] : []),
      ...(filter.state === 'active' ? ['u.disabled_at IS NULL'] : []),
      ...(filter.state === 'locked' ? ['u.locked_until > now()'] : []),
    ];
    const where = conditions.join(' AND ');
    const rows = await pageRows<
      Omit<UserListRow, 'id'> & { id: string | null; personId: string | null; total: number }
    >(
      this.tx,
      { ...filter, page, perPage },
      `SELECT (SELECT count(*)::int FROM app_user u WHERE ${where}) AS total, p.*,
         (SELECT max(s.last_seen_at) FROM session s WHERE s.user_id = p.id) AS last_seen,
         (
           SELECT array_agg(twin.login ORDER BY twin.login)
           FROM app_user twin WHERE twin.person_id = p.person_id AND twin.id <> p.id
         ) AS twins,
         (
           SELECT json_agg(
             json_build_object(
               'id', m.id, 'orgId', m.org_id, 'zh', o.name_zh, 'en', o.name_en, 'role', m.role, 'endedAt', m.ended_at
             ) ORDER BY m.ended_at NULLS FIRST, m.org_id, m.role
           )
           FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.user_id = p.id
         ) AS memberships
       FROM (SELECT 1) one
       LEFT JOIN (
         SELECT u.id, u.login, u.display_name, u.locale, u.must_change, u.disabled_at, u.locked_until, u.person_id
         FROM app_user u
         WHERE ${where}
         ORDER BY u.login
         LIMIT ${perPage} OFFSET ${(page - 1) * perPage}
       ) p ON true
       ORDER BY p.login`,
      values,
    );
    return {
      rows: rows.flatMap(({ total: _, personId: _person, id, ...row }) => (id === null ? [] : [{ id, ...row }])),
      total: rows[0]?.total ?? 0,
    };
  }

  /** Null for an account that is not known. */
  find(id: string): Promise<Pick<UserEntity, 'login' | 'displayName'> | null> {
    return this.tx.findOne(UserEntity, { where: { id }, select: { login: true, displayName: true } });
  }

  /** An account that is in use, by its login as it is written. */
  activeByLogin(login: string): Promise<Pick<UserEntity, 'id' | 'displayName'> | null> {
    return this.tx.findOne(UserEntity, {
      where: { login, disabledAt: IsNull() },
      select: { id: true, displayName: true },
    });
  }

  /** Whether an account has this login, by the database's rule of which logins are the same. */
  async isLoginTaken(login: string): Promise<boolean> {
    const found: unknown[] = await this.tx.query('SELECT 1 FROM app_user WHERE login_key = login_key($1)', [login]);
    return found.length > 0;
  }

  /**
   * A new account that nobody can sign in with. SQL, since the session may not read all columns that have values of
   * their own.
   */
  async add(row: {
    id: string;
    login: string;
    displayName: string;
    passwordHash: string;
    expertise: string[];
    /** Keyed digest of the number on the person's identity card; null where none was given. */
    identityDigest: string | null;
  }): Promise<void> {
    await this.tx.query(
      `INSERT INTO app_user (id, login, display_name, password_hash, must_change, expertise, identity_digest)
       VALUES ($1, $2, $3, $4, true, $5, $6)`,
      [row.id, row.login, row.displayName, row.passwordHash, row.expertise, row.identityDigest],
    );
  }

  /** Whether the account has an office that two people give and take. */
  async holdsOffice(id: string): Promise<boolean> {
    const [row] = await rowsOf<{ office: boolean }>(this.tx, 'SELECT holds_office($1) AS office', [id]);
    return row?.office ?? false;
  }

  /** Stops an account and ends its sessions. */
  async stop(id: string, at: string): Promise<void> {
    await this.tx.update(UserEntity, { id }, { disabledAt: at });
    await this.tx.delete(SessionEntity, { userId: id });
  }

  /** The persons behind those of the accounts that exist. */
  async personsOf(ids: readonly string[]): Promise<string[]> {
    const rows = await rowsOf<{ personId: string }>(this.tx, 'SELECT person_id FROM app_user WHERE id = ANY($1)', [
      ids,
    ]);
    return rows.map(({ personId }) => personId);
  }
}
