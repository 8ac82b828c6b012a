import { cutUnits } from '@linxuan/form-rules';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ReminderResult, ReminderRow } from '@linxuan/contracts';
import { CHANNELS, UnitOfWork, type Tx } from '@linxuan/persistence';
import {
  Clock,
  DomainError,
  EDITIONS,
  type CompiledEdition,
  type Editions,
  type SessionActor,
} from '@linxuan/platform';
import { boardEdition, boardEditions, remindedBy } from './board-facts';
import { reminderRows } from './reminder-rows';
import { reminderTargets } from './reminder-targets';

/** Nobody is reminded twice within this time, whoever clicks. */
export const REMINDER_PAUSE_MS = 3_600_000;

/** Reminds nominators, departments and applicants of their open work: a row that stays, and a notification in the queues where the work lies. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(EDITIONS) private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /** Organisations that the session may not remind are 404; throws `reminder.tooSoon` when every one of them was reminded within the hour. */
  async remind(actor: SessionActor, orgIds: string[], editionId?: string): Promise<ReminderResult> {
    return this.work.run(actor.scope, async (tx) => {
      const edition = await this.edition(tx, actor, editionId);
      const now = this.clock.iso();
      const targets = await reminderTargets(tx, edition, actor, now);
      if (orgIds.some((org) => !targets.has(org))) throw new DomainError('subject.notFound');
      // Two colleagues who click at once wait for each other, and the second finds the first one's row.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('reminder/' || $1 || '/' || $2, 0))`, [
        edition.id,
        actor.orgId,
      ]);
      const last = await remindedBy(tx, edition.id, actor.orgId);
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
    const reminders = sent.map(({ org, openTasks, overdueTasks }) => ({
      id: randomUUID(),
      edition_id: edition.id,
      org_id: org,
      sent_by: actor.scope.userId,
      sender_org: actor.orgId,
      sent_at: now,
      open_tasks: openTasks,
      overdue_tasks: overdueTasks,
    }));
    const notifications = sent.flatMap(({ queues, openTasks, overdueTasks }) =>
      queues.map((queue) => ({
        id: randomUUID(),
        queue_key: queue,
        kind: 'reminder',
        params: {
          open: openTasks,
          overdue: overdueTasks,
          from: actor.orgId,
          programme: edition.machine.definition.title,
          link: '/tasks',
        },
        created_at: now,
      })),
    );
    await tx.query(`INSERT INTO reminder SELECT * FROM json_populate_recordset(NULL::reminder, $1)`, [
      JSON.stringify(reminders),
    ]);
    await tx.query(
      `INSERT INTO notification (id, queue_key, kind, params, created_at) SELECT id, queue_key, kind, params, created_at FROM json_populate_recordset(NULL::notification, $1)`,
      [JSON.stringify(notifications)],
    );
    const hint = {
      cases: [],
      dossiers: [],
      notices: [...new Set(notifications.map(({ queue_key }) => queue_key))].slice(0, 60),
    };
    await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.changed, cutUnits(JSON.stringify(hint), 7000)]);
  }
}
