import type { Role } from '@linxuan/domain';
import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { MembershipEntity } from '../entities';
import { toColumns } from '../row-writer';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A person in a role of an organisation. */
export interface Member {
  userId: string;
  name: string;
  role: Role;
}

export type NewMembership = Pick<MembershipEntity, 'id' | 'userId' | 'orgId' | 'role'>;

/** Somebody who has a role in an organisation. */
export interface Official {
  userId: string;
  login: string;
  name: string;
  role: string;
  orgId: string;
}

/** What stands against giving a role to somebody. */
export interface RoleHindrance {
  name: string;
  /** A role of the person that excludes it; null where none does. */
  excluded: string | null;
  /** Whether the person is who acts in this session, by whatever account. */
  self: boolean;
}

/** Who acts for an organisation: memberships that last, of accounts that are not disabled. */
export class MembershipRepository {
  constructor(private readonly tx: Tx) {}

  /** People of an organisation in one of the roles, by role and name. */
  inRoles(orgId: string, roles: readonly Role[]): Promise<Member[]> {
    return rowsOf(
      this.tx,
      `SELECT m.user_id, u.display_name AS name, m.role
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.org_id = $1 AND m.role = ANY($2) AND m.ended_at IS NULL AND u.disabled_at IS NULL
       ORDER BY m.role, u.display_name`,
      [orgId, roles],
    );
  }

  /** The roles of each person of an organisation, by user id. */
  async rolesIn(orgId: string): Promise<Record<string, Role[]>> {
    const rows = await rowsOf<{ userId: string; role: Role }>(
      this.tx,
      `SELECT m.user_id, m.role
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.org_id = $1 AND m.ended_at IS NULL AND u.disabled_at IS NULL`,
      [orgId],
    );
    const members: Record<string, Role[]> = {};
    for (const { userId, role } of rows) (members[userId] ??= []).push(role);
    return members;
  }

  /**
   * Adds roles, hundreds in one statement; those that a person has, and those of organisations that are not known, are
   * left out.
   */
  async addMissing(memberships: readonly NewMembership[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO membership (id, user_id, org_id, role)
       SELECT m.id, m.user_id, m.org_id, m.role
       FROM json_populate_recordset(NULL::membership, $1) m
       WHERE EXISTS (SELECT 1 FROM organisation o WHERE o.id = m.org_id)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(memberships.map(toColumns))],
    );
  }

  /** Adds roles that are not there yet. */
  async addAll(memberships: readonly NewMembership[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO membership (id, user_id, org_id, role)
       SELECT id, user_id, org_id, role
       FROM json_populate_recordset(NULL::membership, $1)`,
      [JSON.stringify(memberships.map(toColumns))],
    );
  }

  /** The roles that an account has in any organisation, each once. */
  async rolesOf(userId: string): Promise<Role[]> {
    const rows = await rowsOf<{ role: Role }>(
      this.tx,
      'SELECT DISTINCT role FROM membership WHERE user_id = $1 AND ended_at IS NULL',
      [userId],
    );
    return rows.map(({ role }) => role);
  }

  /** Null where it has ended. */
  findOpen(id: string): Promise<Pick<MembershipEntity, 'userId' | 'orgId' | 'role'> | null> {
    return this.tx.findOne(MembershipEntity, {
      where: { id, endedAt: IsNull() },
      select: { userId: true, orgId: true, role: true },
    });
  }

  /** Whether an account that is in use has any role in the organisation. */
  isColleague(userId: string, orgId: string): Promise<boolean> {
    return this.tx.existsBy(MembershipEntity, {
      userId,
      orgId,
      endedAt: IsNull(),
      user: { disabledAt: IsNull() },
    });
  }

  /**
   * Active colleagues of the organisation of a membership, who could deputise for it, with their roles, by name. None
   * for somebody else's membership, unless `anyone` is set.
   */
  colleaguesOf(
    membershipId: string,
    { ownUser, anyone }: { ownUser: string; anyone: boolean },
  ): Promise<{ id: string; displayName: string; roles: string[] }[]> {
    return rowsOf(
      this.tx,
      `SELECT u.id, u.display_name, array_agg(m.role ORDER BY m.role) AS roles
       FROM membership own
       JOIN membership m ON m.org_id = own.org_id AND m.ended_at IS NULL
       JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
       WHERE own.id = $1 AND own.ended_at IS NULL AND ($2 OR own.user_id = $3)
         AND u.id <> own.user_id AND m.role NOT IN ('operator', 'security-officer', 'auditor')
       GROUP BY u.id
       ORDER BY u.display_name`,
      [membershipId, anyone, ownUser],
    );
  }

  /** Whoever has an official's role in the organisations, by role and name; experts and operators have none. */
  officialsOf(orgIds: readonly string[]): Promise<Official[]> {
    return rowsOf(
      this.tx,
      `SELECT m.user_id, u.login, u.display_name AS name, m.role, m.org_id
       FROM membership m
       JOIN app_user u ON u.id = m.user_id
       WHERE m.org_id = ANY($1) AND m.ended_at IS NULL AND u.disabled_at IS NULL
         AND m.role NOT IN ('operator', 'expert')
       ORDER BY m.role, u.display_name`,
      [orgIds],
    );
  }

  /** A role of the person that excludes the given one, by the database's rule; null where none does. */
  async excluding(userId: string, role: string): Promise<string | null> {
    const [row] = await rowsOf<{ role: string | null }>(this.tx, 'SELECT excluding_role($1, $2) AS role', [
      userId,
      role,
    ]);
    return row?.role ?? null;
  }

  /** Null for an account that is not known. */
  async hindranceOf(userId: string, role: string): Promise<RoleHindrance | null> {
    const [row] = await rowsOf<RoleHindrance>(
      this.tx,
      `SELECT display_name AS name, excluding_role(id, $2) AS excluded, id = ANY(accounts_of(ARRAY[app_user()])) AS self
       FROM app_user
       WHERE id = $1`,
      [userId, role],
    );
    return row ?? null;
  }

  /** Gives a role that the person may have had before. */
  async give(userId: string, orgId: string, role: string): Promise<void> {
    const held = await this.tx.findOne(MembershipEntity, { where: { userId, orgId, role }, select: { id: true } });
    if (held) await this.tx.update(MembershipEntity, { id: held.id }, { endedAt: null });
    else await this.tx.insert(MembershipEntity, { id: randomUUID(), userId, orgId, role });
  }

  /** Ends a person's role and the sessions that act in it. */
  async take(userId: string, orgId: string, role: string, at: string): Promise<void> {
    await this.tx.update(MembershipEntity, { userId, orgId, role, endedAt: IsNull() }, { endedAt: at });
    await this.tx.query(
      `DELETE FROM session
       WHERE user_id = $1
         AND membership_id IN (SELECT id FROM membership WHERE user_id = $1 AND org_id = $2 AND role = $3)`,
      [userId, orgId, role],
    );
  }

  /** Ends the given roles of everybody in an organisation. */
  async takeFromAll(orgId: string, roles: readonly string[], at: string): Promise<void> {
    await this.tx.update(MembershipEntity, { orgId, endedAt: IsNull(), role: In(roles) }, { endedAt: at });
  }
}
