import { IsNull } from 'typeorm';
import { UserEntity } from '../entities';
import { toColumns } from '../row-writer';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** What an account begins with. */
export type NewUser = Pick<
  UserEntity,
  'id' | 'login' | 'displayName' | 'passwordHash' | 'mustChange' | 'demo' | 'expertise'
>;

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
}
