import { Inject, Injectable } from '@nestjs/common';
import type { JobProcessor } from '@linxuan/jobs';
import { CHANNELS, prepared, UnitOfWork, type Tx } from '@linxuan/persistence';
import { MOVES, noticesOf, type PlannedNotice, type RecordedMove } from './notice-plan';
import { NoticeTables } from './notice-table';

/**
 * Tells applicants, nominators, groups and departments what became of what is theirs. Records with a narrow audience stay
 * with that audience: nobody learns from a notice what the case page would not show. Of an act on a date the plan says who that is.
 */
@Injectable()
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  readonly job = 'transition.applied';
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(NoticeTables) private readonly tables: NoticeTables,
  ) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    await this.work.system(async (tx) => {
      const moves = await prepared<RecordedMove>(tx, `${MOVES} WHERE r.request_id = $1 AND (r.audience_orgs IS NULL OR r.subject_type = 'deadline')`, [requestId]);
      const notices: PlannedNotice[] = [];
      for (const move of moves) if (move.edition_id) notices.push(...noticesOf(move, await this.tables.get(tx, move.edition_id)));
      if (notices.length === 0) return;
      await writeNotices(tx, notices);
      // Channels follow in a job of their own: nothing leaves the house inside a transaction.
      await tx.query(`INSERT INTO outbox (topic, key, payload) VALUES ('delivery.sweep', $1, '{}') ON CONFLICT DO NOTHING`, [requestId]);
      await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
    });
  }
}

/** Writes notices once, however often they are planned, and tells open pages which desks have news. */
export async function writeNotices(tx: Tx, notices: PlannedNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ id, queueKey, kind, caseId, dossierId, params, at }) => ({ id, queue_key: queueKey, kind, case_id: caseId, dossier_id: dossierId, params, created_at: at }));
  await tx.query(`INSERT INTO notification (id, queue_key, kind, case_id, dossier_id, params, created_at) SELECT id, queue_key, kind, case_id, dossier_id, params, created_at FROM json_populate_recordset(NULL::notification, $1) ON CONFLICT DO NOTHING`, [JSON.stringify(rows)]);
  const queues = [...new Set(rows.map(({ queue_key }) => queue_key))].slice(0, 60);
  await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.changed, JSON.stringify({ notices: queues })]);
}
