import type { NewNotice } from '@linxuan/domain';
import { CHANNELS } from '../listener';
import { prepared } from '../prepared';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { rowsOf } from './rows';
import { pageRows } from './usual-page';

export type { NewNotice } from '@linxuan/domain';

/** A notice as its reader has it. */
export interface NoticeRow {
  id: string;
  kind: string;
  caseId: string | null;
  dossierId: string | null;
  params: Record<string, unknown>;
  createdAt: string;
  readAt: string | null;
}

/** A notice from which no message has been made yet. */
export type UnplannedNotice = Omit<NoticeRow, 'readAt'> & { queueKey: string };

interface PageRow extends Omit<NoticeRow, 'id'> {
  total: number;
  unread: number;
  id: string | null;
}

// Notices, the job that sends them and both signals are one round trip: this runs after every decision.
const WRITE = `
  WITH written AS (
    INSERT INTO notification (id, queue_key, kind, case_id, dossier_id, params, created_at)
    SELECT id, queue_key, kind, case_id, dossier_id, params, created_at
    FROM json_populate_recordset(NULL::notification, $1)
    ON CONFLICT DO NOTHING
  ), asked AS (
    INSERT INTO outbox (topic, key, payload) VALUES ('delivery.sweep', $2, '{}') ON CONFLICT DO NOTHING
  )
  SELECT pg_notify('${CHANNELS.changed}', hint)
  FROM unnest($3::text[]) AS hint
  UNION ALL
  SELECT pg_notify('${CHANNELS.outbox}', '')`;

/** Notices in the inboxes of work queues. */
export class NotificationRepository {
  constructor(private readonly tx: Tx) {}

  /** A page of the queues' notices, newest first, with the total and the number of unread ones; one statement. */
  async page(
    queues: readonly string[],
    { page, perPage, unreadOnly }: { page: number; perPage: number; unreadOnly: boolean },
  ): Promise<{ rows: NoticeRow[]; total: number; unread: number }> {
    const own = 'queue_key = ANY($1)';
    const unread = `${own} AND read_at IS NULL`;
    const shown = unreadOnly ? unread : own;
    const rows = await pageRows<PageRow>(
      this.tx,
      { page, perPage, unreadOnly },
      `SELECT
         (SELECT count(*)::int FROM notification WHERE ${shown}) AS total,
         (SELECT count(*)::int FROM notification WHERE ${unread}) AS unread,
         p.*
       FROM (SELECT 1) one
       LEFT JOIN (
         SELECT id, kind, case_id, dossier_id, params, created_at, read_at
         FROM notification
         WHERE ${shown}
         ORDER BY created_at DESC, id
         LIMIT ${perPage} OFFSET ${(page - 1) * perPage}
       ) p ON true
       ORDER BY p.created_at DESC, p.id`,
      [queues],
    );
    return {
      rows: rows.flatMap(({ total: _total, unread: _unread, id, ...row }) => (id === null ? [] : [{ id, ...row }])),
      total: rows[0]?.total ?? 0,
      unread: rows[0]?.unread ?? 0,
    };
  }

  /** Marks notices of the queues as read, all of them where no ids are given; how many were unread. */
  async markRead(
    queues: readonly string[],
    ids: readonly string[] | null,
    { at, by }: { at: string; by: string },
  ): Promise<number> {
    const marked: unknown[] = await this.tx.query(
      `WITH marked AS (
         UPDATE notification
         SET read_at = $2, read_by = $3
         WHERE queue_key = ANY($1) AND read_at IS NULL AND ($4::uuid[] IS NULL OR id = ANY($4))
         RETURNING id
       )
       SELECT id FROM marked`,
      [queues, at, by, ids],
    );
    return marked.length;
  }

  /**
   * Writes notices once, however often they are planned, and tells open pages which queues have news. Channels follow
   * in a job of their own: nothing leaves the house inside a transaction. One job a second serves all; what it comes
   * too early for goes with the regular sweep.
   */
  async write(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length > 0) await prepared(this.tx, WRITE, valuesOf(notices));
  }

  /**
   * Takes up to `limit` notices that no message was made of, oldest first; those that another worker holds are passed
   * over.
   */
  takeUnplanned(limit: number, now: string): Promise<UnplannedNotice[]> {
    return rowsOf(
      this.tx,
      `WITH batch AS (
         SELECT id FROM notification
         WHERE planned_at IS NULL
         ORDER BY created_at, id
         LIMIT ${limit}
         FOR UPDATE SKIP LOCKED
       ), taken AS (
         UPDATE notification n
         SET planned_at = $1
         FROM batch
         WHERE n.id = batch.id
         RETURNING n.id, n.queue_key, n.kind, n.case_id, n.dossier_id, n.params, n.created_at
       )
       SELECT * FROM taken`,
      [now],
    );
  }
}

/**
 * `NotificationRepository.write` as a statement by itself, where no transaction has to hold the notices and their cause
 * together.
 */
export async function writeNoticesAlone(work: UnitOfWork, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length > 0) await work.statement(WRITE, valuesOf(notices));
}

/** Queues in one hint at most: a notification holds 8000 bytes. */
const QUEUES_IN_HINT = 60;

function valuesOf(notices: readonly NewNotice[]): unknown[] {
  const rows = notices.map(({ id, queueKey, kind, caseId, dossierId, params, at }) => ({
    id,
    queue_key: queueKey,
    kind,
    case_id: caseId,
    dossier_id: dossierId,
    params,
    created_at: at,
  }));
  const queues = [...new Set(notices.map(({ queueKey }) => queueKey))];
  const hints: string[] = [];
  for (let from = 0; from < queues.length; from += QUEUES_IN_HINT)
    hints.push(JSON.stringify({ notices: queues.slice(from, from + QUEUES_IN_HINT) }));
  return [JSON.stringify(rows), `second/${Math.floor(Date.now() / 1000)}`, hints];
}
