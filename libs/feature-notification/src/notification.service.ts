import { Injectable } from '@nestjs/common';
import type { NotificationDto, NotificationPageDto, NotificationQueryDto } from '@linxuan/contracts';
import { NotificationRepository, UnitOfWork, type NoticeRow } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';
import { noticeWords } from './notice-words';

/**
 * The bell: what others decided on one's own cases, dossiers and opinions. Read by one of an office is read for all of
 * it.
 */
@Injectable()
export class NotificationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page, newest first, with the total and the number of unread ones, in one statement. */
  page(actor: SessionActor, query: NotificationQueryDto): Promise<NotificationPageDto> {
    const { page, perPage, unread: unreadOnly = false } = query;
    return this.work.list(actor.scope, async (tx) => {
      const { rows, total, unread } = await new NotificationRepository(tx).page(actor.queues, {
        page,
        perPage,
        unreadOnly,
      });
      return { data: rows.map(toNotice), total, unread };
    });
  }

  /** Marks the named ones, or all of them, and returns how many were unread. */
  async markRead(actor: SessionActor, ids: string[] | undefined): Promise<{ marked: number }> {
    const read = { at: this.clock.iso(), by: actor.scope.userId };
    return this.work.run(actor.scope, async (tx) => ({
      marked: await new NotificationRepository(tx).markRead(actor.queues, ids ?? null, read),
    }));
  }
}

function toNotice({ params, createdAt, ...row }: NoticeRow): NotificationDto {
  const link =
    typeof params['link'] === 'string'
      ? params['link']
      : row.caseId
        ? `/cases/${row.caseId}`
        : row.dossierId
          ? `/dossiers/${row.dossierId}`
          : null;
  return { ...row, ...noticeWords(row.kind, params), at: createdAt, link };
}
