import type { Role } from '@linxuan/domain';
import type { MembershipEntity } from '../entities';
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
}
