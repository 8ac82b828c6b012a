import { cutUnits } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import type { ReminderResult, ReminderRow } from '@linxuan/contracts';
import { editionName } from '@linxuan/domain';
import { SentReminderRepository, UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { boardEdition, boardEditions } from './board-facts';
import { reminderRows } from './reminder-rows';
import { reminderTargets } from './reminder-targets';

/** Nobody is reminded twice within this time, whoever clicks. */
export const REMINDER_PAUSE_MS = 3_600_000;

/**
 * Reminds nominators, departments and applicants of their open work: a row that stays, and a notification in the queues
 * where the work lies.
 */
@Injectable()
export class ReminderService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * Organisations that the session may not remind are 404; throws `reminder.tooSoon` when every one of them was
   * reminded within the hour.
   */
  async remind(actor: SessionActor, orgIds: string[], editionId?: string): Promise<ReminderResult> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await this.edition(tx, actor, editionId);
      const now = this.clock.iso();
      const targets = await reminderTargets(tx, edition, actor, now);
      if (orgIds.some((org) => !targets.has(org))) throw new DomainError('subject.notFound');
      const reminders = new SentReminderRepository(tx);
      await reminders.lock(edition.id, actor.orgId);
      const last = await reminders.lastOf(edition.id, actor.orgId);
      const recent = (org: string) =>
        Date.parse(now) - Date.parse(last.get(org) ?? '1970-01-01T00:00:00.000Z') < REMINDER_PAUSE_MS;
      const skipped = orgIds.filter(recent).map((org) => ({ org, lastReminder: last.get(org) ?? '' }));
      if (skipped.length === orgIds.length) throw new DomainError('reminder.tooSoon');
      const sent = orgIds
        .filter((org) => !recent(org))
        .map((org) => {
          const { queues, open, overdue } = targets.get(org) ?? { queues: [], open: 0, overdue: 0 };
          return { org, queues, openTasks: open, overdueTasks: overdue };
        });
      await this.write(tx, actor, edition, now, sent);
      return { sent: sent.map(({ queues, ...row }) => ({ ...row, queues: queues.length })), skipped };
    });
  }

  history(actor: SessionActor, editionId?: string): Promise<ReminderRow[]> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await this.edition(tx, actor, editionId);
      return reminderRows(tx, edition.id);
    });
  }

  private async edition(tx: Tx, actor: SessionActor, editionId?: string): Promise<CompiledEdition> {
    return boardEdition(await boardEditions(tx, this.editions, actor, this.clock.iso(), editionId), editionId);
  }

  private async write(
    tx: Tx,
    actor: SessionActor,
    edition: CompiledEdition,
    now: string,
    sent: { org: string; queues: string[]; openTasks: number; overdueTasks: number }[],
  ): Promise<void> {
    const reminders = new SentReminderRepository(tx);
    const queues = await reminders.send(
      { editionId: edition.id, senderOrg: actor.orgId, sentBy: actor.scope.userId, at: now },
      sent.map(({ org, ...one }) => ({
        orgId: org,
        ...one,
        params: {
          open: one.openTasks,
          overdue: one.overdueTasks,
          from: actor.orgId,
          programme: editionName(edition.machine.definition),
          link: '/tasks',
        },
      })),
    );
    const change = { cases: [], dossiers: [], notices: queues.slice(0, 60) };
    await reminders.tellPages(cutUnits(JSON.stringify(change), 7000));
  }
}
