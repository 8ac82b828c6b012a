import { randomUUID } from 'node:crypto';
import { CHANNELS } from '../listener';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A reminder that somebody sent, with the work that was open then. */
export interface SentReminder {
  id: string;
  orgId: string;
  orgZh: string;
  orgEn: string;
  sentAt: string;
  sentBy: string;
  openTasks: number;
  overdueTasks: number;
}

/** A reminder of one organisation, told in the queues where its work lies; `params` go into the words of the notice. */
export interface NewReminder {
  orgId: string;
  openTasks: number;
  overdueTasks: number;
  queues: string[];
  params: Record<string, unknown>;
}

/** Reminders that people send by hand. */
export class SentReminderRepository {
  constructor(private readonly tx: Tx) {}

  /** Two colleagues who click at once wait for each other, and the second finds the first one's row. */
  async lock(editionId: string, senderOrg: string): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('reminder/' || $1 || '/' || $2, 0))`, [
      editionId,
      senderOrg,
    ]);
  }

  /** When each organisation was last reminded, by whom it may be or by one sender. */
  async lastOf(editionId: string, senderOrg: string | null = null): Promise<Map<string, string>> {
    const rows = await rowsOf<{ orgId: string; at: string }>(
      this.tx,
      `SELECT org_id, max(sent_at) AS at
       FROM reminder
       WHERE edition_id = $1 AND ($2::text IS NULL OR sender_org = $2)
       GROUP BY org_id`,
      [editionId, senderOrg],
    );
    return new Map(rows.map(({ orgId, at }) => [orgId, at]));
  }

  /** Reminders of an edition, newest first; of one organisation where it is named. At most two hundred. */
  list(editionId: string, org: string | null): Promise<SentReminder[]> {
    return rowsOf(
      this.tx,
      `SELECT r.id, r.org_id, o.name_zh AS org_zh, o.name_en AS org_en, r.sent_at, u.display_name AS sent_by,
         r.open_tasks, r.overdue_tasks
       FROM reminder r
       JOIN organisation o ON o.id = r.org_id
       JOIN app_user u ON u.id = r.sent_by
       WHERE r.edition_id = $1 AND ($2::text IS NULL OR r.org_id = $2)
       ORDER BY r.sent_at DESC, r.id
       LIMIT 200`,
      [editionId, org],
    );
  }

  /** Writes reminders and their notices, one statement each, and answers the queues that have news. */
  async send(
    from: { editionId: string; senderOrg: string; sentBy: string; at: string },
    reminders: readonly NewReminder[],
  ): Promise<string[]> {
    const rows = reminders.map(({ orgId, openTasks, overdueTasks }) => ({
      id: randomUUID(),
      edition_id: from.editionId,
      org_id: orgId,
      sent_by: from.sentBy,
      sender_org: from.senderOrg,
      sent_at: from.at,
      open_tasks: openTasks,
      overdue_tasks: overdueTasks,
    }));
    const notices = reminders.flatMap(({ queues, params }) =>
      queues.map((queue) => ({
        id: randomUUID(),
        queue_key: queue,
        kind: 'reminder',
        params,
        created_at: from.at,
      })),
    );
    await this.tx.query(
      `INSERT INTO reminder
       SELECT *
       FROM json_populate_recordset(NULL::reminder, $1)`,
      [JSON.stringify(rows)],
    );
    await this.tx.query(
      `INSERT INTO notification (id, queue_key, kind, params, created_at)
       SELECT id, queue_key, kind, params, created_at
       FROM json_populate_recordset(NULL::notification, $1)`,
      [JSON.stringify(notices)],
    );
    return [...new Set(notices.map(({ queue_key }) => queue_key))];
  }

  /** Tells open pages what changed; `change` must be shorter than the 8000 bytes that a notification may have. */
  async tellPages(change: string): Promise<void> {
    await this.tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.changed, change]);
  }
}
