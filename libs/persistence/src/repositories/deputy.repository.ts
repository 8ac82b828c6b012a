import { DeputyEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';
import { keptRows } from './usual-page';

/** A deputation in a list; it runs from `startsAt` up to `endsAt`, which is not part of it. */
export interface DeputyListRow {
  id: string;
  principal: string;
  principalId: string;
  deputy: string;
  deputyId: string;
  nameZh: string;
  nameEn: string;
  role: string;
  startsAt: string;
  endsAt: string;
}

/** Rights of one person to act for another in one membership, for a time. */
export class DeputyRepository {
  constructor(private readonly tx: Tx) {}

  /** Those that a person gave or was given, or, with `all`, everybody's: the last to end first, 500 at most. */
  list(userId: string, all: boolean): Promise<DeputyListRow[]> {
    return keptRows(
      this.tx,
      `SELECT d.id, p.display_name AS principal, d.principal_user AS principal_id,
         u.display_name AS deputy, d.deputy_user AS deputy_id, o.name_zh, o.name_en, m.role, d.starts_at, d.ends_at
       FROM deputy d
       JOIN membership m ON m.id = d.membership_id
       JOIN organisation o ON o.id = m.org_id
       JOIN app_user p ON p.id = d.principal_user
       JOIN app_user u ON u.id = d.deputy_user
       WHERE $1 OR d.principal_user = $2 OR d.deputy_user = $2
       ORDER BY d.ends_at DESC, d.id
       LIMIT 500`,
      [all, userId],
    );
  }

  /**
   * The first deputation of the same membership to the same colleague that meets the period; null where there is none.
   * Who asks at the same time for the same two waits until this transaction ends.
   */
  async lockOverlap(
    membershipId: string,
    deputyUser: string,
    { startsAt, endsAt }: { startsAt: string; endsAt: string },
  ): Promise<Pick<DeputyListRow, 'deputy' | 'startsAt' | 'endsAt'> | null> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('deputy/' || $1 || '/' || $2, 0))`, [
      membershipId,
      deputyUser,
    ]);
    const [other] = await rowsOf<Pick<DeputyListRow, 'deputy' | 'startsAt' | 'endsAt'>>(
      this.tx,
      `SELECT u.display_name AS deputy, d.starts_at, d.ends_at
       FROM deputy d
       JOIN app_user u ON u.id = d.deputy_user
       WHERE d.membership_id = $1 AND d.deputy_user = $2 AND d.starts_at < $4 AND d.ends_at > $3
       ORDER BY d.starts_at
       LIMIT 1`,
      [membershipId, deputyUser, startsAt, endsAt],
    );
    return other ?? null;
  }

  /** SQL, since whoever lends a role need not be able to read when the row was written. */
  async add(row: Pick<DeputyEntity, 'id' | 'principalUser' | 'membershipId' | 'deputyUser' | 'startsAt' | 'endsAt'>) {
    await this.tx.query(
      `INSERT INTO deputy (id, principal_user, membership_id, deputy_user, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.id, row.principalUser, row.membershipId, row.deputyUser, row.startsAt, row.endsAt],
    );
  }

  /** Whose right it is; null for a deputation that is not known. */
  async principalOf(id: string): Promise<string | null> {
    const found = await this.tx.findOne(DeputyEntity, { where: { id }, select: { principalUser: true } });
    return found?.principalUser ?? null;
  }

  async end(id: string): Promise<void> {
    await this.tx.delete(DeputyEntity, { id });
  }
}
