import { Inject, Injectable } from '@nestjs/common';
import type { JobProcessor } from '@linxuan/jobs';
import { CHANNELS, prepared, UnitOfWork } from '@linxuan/persistence';
import { noticesOf, type RecordedMove } from './notice-plan';

/**
 * Tells applicants, nominators, groups and departments what became of what is theirs. Records with a narrow audience stay
 * with that audience: nobody learns from a notice what the case page would not show.
 */
@Injectable()
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  readonly job = 'transition.applied';
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    await this.work.system(async (tx) => {
      const moves = await prepared<RecordedMove>(
        tx,
        `SELECT r.id, r.event, r.action, r.at, r.case_id, r.dossier_id, r.actor_org, r.from_state, r.to_state, r.stage, coalesce(c.number, d.number) AS number, c.title, c.applicant_org, c.group_org, c.nominator_org, c.authority_org,
           d.owner_org, d.recipient_org,
           (SELECT array_agg(DISTINCT o.author_user) FROM opinion o WHERE o.case_id = r.case_id AND o.stage = r.stage AND o.author_user IS NOT NULL AND o.state = 'answered' AND r.subject_type = 'case' AND split_part(r.to_state, '.', 1) <> r.stage) AS authors
         FROM decision_record r LEFT JOIN case_file c ON c.id = r.case_id LEFT JOIN dossier d ON d.id = r.dossier_id
         WHERE r.request_id = $1 AND r.audience_orgs IS NULL`,
        [requestId],
      );
      const notices = moves.flatMap(noticesOf).map(({ id, queueKey, kind, caseId, dossierId, params, at }) => ({ id, queue_key: queueKey, kind, case_id: caseId, dossier_id: dossierId, params, created_at: at }));
      if (notices.length === 0) return;
      await tx.query(`INSERT INTO notification (id, queue_key, kind, case_id, dossier_id, params, created_at) SELECT id, queue_key, kind, case_id, dossier_id, params, created_at FROM json_populate_recordset(NULL::notification, $1) ON CONFLICT DO NOTHING`, [JSON.stringify(notices)]);
      const queues = [...new Set(notices.map(({ queue_key }) => queue_key))].slice(0, 60);
      await tx.query(`SELECT pg_notify($1, $2)`, [CHANNELS.changed, JSON.stringify({ notices: queues })]);
    });
  }
}
