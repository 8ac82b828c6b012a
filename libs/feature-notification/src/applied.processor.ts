import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { CHANNELS, prepared, UnitOfWork, type Tx } from '@linxuan/persistence';
import { MOVES, noticesOf, type PlannedNotice, type RecordedMove } from './notice-plan';
import { NoticeTables } from './notice-table';

/**
 * Tells applicants, nominators, groups and departments what became of what is theirs. Records with a narrow audience stay
 * with that audience: nobody learns from a notice what the case page would not show. Of an act on a date the plan says who that is.
 */
@Injectable()
@Processor('transition.applied')
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tables: NoticeTables,
  ) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    const moves = await this.work.statement<RecordedMove>(
      `${MOVES} WHERE r.request_id = $1 AND (r.audience_orgs IS NULL OR r.subject_type = 'deadline')`,
      [requestId],
    );
    const notices: PlannedNotice[] = [];
    for (const move of moves)
      if (move.edition_id)
        notices.push(
          ...noticesOf(move, await this.tables.get(this.work.source.manager, move.edition_id, move.edition_digest)),
        );
    // What was recorded stays so, and a second run writes nothing new: no transaction has to hold the two together.
    if (notices.length > 0) await this.work.statement(WRITE_NOTICES, written(notices));
  }
}

/**
 * Writes notices once, however often they are planned, and tells open pages which desks have news. Channels follow in a job of their own:
 * nothing leaves the house inside a transaction. One job a second serves all; what it comes too early for goes with the regular sweep.
 */
export async function writeNotices(tx: Tx, notices: PlannedNotice[]): Promise<void> {
  if (notices.length > 0) await prepared(tx, WRITE_NOTICES, written(notices));
}

const WRITE_NOTICES = `WITH written AS (
    INSERT INTO notification (id, queue_key, kind, case_id, dossier_id, params, created_at)
    SELECT id, queue_key, kind, case_id, dossier_id, params, created_at FROM json_populate_recordset(NULL::notification, $1) ON CONFLICT DO NOTHING),
  asked AS (INSERT INTO outbox (topic, key, payload) VALUES ('delivery.sweep', $2, '{}') ON CONFLICT DO NOTHING)
  SELECT pg_notify('${CHANNELS.changed}', $3), pg_notify('${CHANNELS.outbox}', '')`;

function written(notices: PlannedNotice[]): string[] {
  const rows = notices.map(({ id, queueKey, kind, caseId, dossierId, params, at }) => ({
    id,
    queue_key: queueKey,
    kind,
    case_id: caseId,
    dossier_id: dossierId,
    params,
    created_at: at,
  }));
  const queues = [...new Set(notices.map(({ queueKey }) => queueKey))].slice(0, 60);
  return [JSON.stringify(rows), `second/${Math.floor(Date.now() / 1000)}`, JSON.stringify({ notices: queues })];
}
