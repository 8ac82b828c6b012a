import { Injectable } from '@nestjs/common';
import type { NotificationDto, NotificationPageDto, NotificationQueryDto } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { noticeWords } from './notice-words';

interface NoticeRecord {
  total: number;
  unread: number;
  id: string | null;
  kind: string;
  case_id: string | null;
  dossier_id: string | null;
  params: Record<string, unknown>;
  created_at: Date;
  read_at: Date | null;
}

/** The bell: what others decided on one's own cases, dossiers and opinions. Read by one of a desk is read for the desk. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page, newest first, with the total and the number of unread ones, in one statement. */
  page(actor: SessionActor, query: NotificationQueryDto): Promise<NotificationPageDto> {
    const where = `queue_key = ANY($1)`;
    const shown = query.unread ? `${where} AND read_at IS NULL` : where;
    return this.work.run(actor.scope, async (tx) => {
      const rows: NoticeRecord[] = await tx.query(
        `SELECT (SELECT count(*)::int FROM notification WHERE ${shown}) AS total, (SELECT count(*)::int FROM notification WHERE ${where} AND read_at IS NULL) AS unread, p.*
         FROM (SELECT 1) one LEFT JOIN (SELECT id, kind, case_id, dossier_id, params, created_at, read_at FROM notification WHERE ${shown} ORDER BY created_at DESC, id LIMIT ${query.perPage} OFFSET ${(query.page - 1) * query.perPage}) p ON true
         ORDER BY p.created_at DESC, p.id`,
        [actor.queues],
      );
      return { data: rows.flatMap(toNotice), total: rows[0]?.total ?? 0, unread: rows[0]?.unread ?? 0 };
    });
  }

  /** Marks the named ones, or all of them, and returns how many were unread. */
  async markRead(actor: SessionActor, ids: string[] | undefined): Promise<{ marked: number }> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: unknown[] = await tx.query(
        `WITH marked AS (UPDATE notification SET read_at = $2, read_by = $3 WHERE queue_key = ANY($1) AND read_at IS NULL AND ($4::uuid[] IS NULL OR id = ANY($4)) RETURNING id) SELECT id FROM marked`,
        [actor.queues, this.clock.iso(), actor.scope.userId, ids ?? null],
      );
      return { marked: rows.length };
    });
  }
}

function toNotice(row: NoticeRecord): NotificationDto[] {
  if (row.id === null) return [];
  const link =
    typeof row.params['link'] === 'string'
      ? row.params['link']
      : row.case_id
        ? `/cases/${row.case_id}`
        : row.dossier_id
          ? `/dossiers/${row.dossier_id}`
          : null;
  return [
    {
      id: row.id,
      kind: row.kind,
      ...noticeWords(row.kind, row.params),
      at: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      caseId: row.case_id,
      dossierId: row.dossier_id,
      link,
    },
  ];
}
