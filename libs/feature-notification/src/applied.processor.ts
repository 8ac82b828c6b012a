import { Inject, Injectable } from '@nestjs/common';
import { deriveId } from '@linxuan/domain';
import type { JobProcessor } from '@linxuan/jobs';
import { UnitOfWork } from '@linxuan/persistence';

interface RecordedMove {
  id: string;
  case_id: string;
  event: string;
  at: Date;
  number: string;
  title: string;
  applicant_org: string;
  from_state: string | null;
  to_state: string | null;
}

/** Tells applicants what became of their cases. An id that follows from the record makes a second run harmless. */
@Injectable()
export class TransitionAppliedProcessor implements JobProcessor<'transition.applied'> {
  readonly job = 'transition.applied';
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  async handle({ requestId }: { requestId: string }): Promise<void> {
    await this.work.system(async (tx) => {
      const moves: RecordedMove[] = await tx.query(
        `SELECT r.id, r.case_id, r.event, r.at, r.from_state, r.to_state, c.number, c.title, c.applicant_org FROM decision_record r JOIN case_file c ON c.id = r.case_id
         WHERE r.request_id = $1 AND r.audience_orgs IS NULL AND r.actor_org <> c.applicant_org AND r.from_state IS DISTINCT FROM r.to_state`,
        [requestId],
      );
      for (const move of moves)
        await tx.query(`INSERT INTO notification (id, queue_key, kind, case_id, params, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, [
          deriveId(move.id, 'applicant'), `${move.applicant_org}/enterprise-clerk`, move.event, move.case_id, { number: move.number, title: move.title, state: move.to_state }, move.at,
        ]);
    });
  }
}
