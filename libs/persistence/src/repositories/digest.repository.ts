import type { Tx } from '../unit-of-work';
import { toRecord, type NewDelivery } from './delivery.repository';
import { rowsOf } from './rows';

/** A message that waits for its person's digest. */
export interface CollectedDelivery {
  id: string;
  userId: string;
  address: string;
  locale: string;
  subject: string;
  body: string;
}

/** Messages that are collected for a person and go out as one a day. */
export class DigestRepository {
  constructor(private readonly tx: Tx) {}

  /** Up to 500 people for whom something that was collected is due. */
  async peopleWithCollected(now: string): Promise<string[]> {
    const rows = await rowsOf<{ userId: string }>(
      this.tx,
      `SELECT DISTINCT user_id
       FROM delivery
       WHERE state = 'collected' AND digest_id IS NULL AND due_at <= $1
       LIMIT 500`,
      [now],
    );
    return rows.map(({ userId }) => userId);
  }

  /**
   * What was collected for a person and is due, oldest first. Held by this transaction: two workers never share a line
   * of the collection, and never see half of a person's.
   */
  async lockCollected(userId: string, now: string): Promise<CollectedDelivery[]> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('digest/' || $1, 0))`, [userId]);
    return rowsOf(
      this.tx,
      `SELECT id, user_id, address, locale, subject, body
       FROM delivery
       WHERE state = 'collected' AND digest_id IS NULL AND due_at <= $1 AND user_id = $2
       ORDER BY created_at, id`,
      [now, userId],
    );
  }

  /** Writes the digest of a day; false where the day has one already. */
  async writeDigest(
    digest: Omit<NewDelivery, 'notificationId' | 'webhookId' | 'massMailId' | 'error'>,
  ): Promise<boolean> {
    const columns = `id, delivery_key, user_id, kind, channel, urgency, address, locale, subject, body, state, due_at,
      created_at`;
    const written: unknown[] = await this.tx.query(
      `INSERT INTO delivery (${columns})
       SELECT ${columns} FROM json_populate_record(NULL::delivery, $1)
       ON CONFLICT DO NOTHING
       RETURNING id`,
      [JSON.stringify(toRecord(digest))],
    );
    return written.length > 0;
  }

  /** What was collected went out with the digest. */
  async markDigested(ids: readonly string[], digestId: string, at: string): Promise<void> {
    await this.tx.query(`UPDATE delivery SET digest_id = $1, state = 'sent', sent_at = $3 WHERE id = ANY($2)`, [
      digestId,
      ids,
      at,
    ]);
  }
}
