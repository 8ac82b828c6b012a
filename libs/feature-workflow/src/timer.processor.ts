import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { CHANNELS, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';

export const SYSTEM_USER = '00000000-0000-4000-a000-000000000000';

/** A request that was accepted in the last instant of a window may still be committing; in milliseconds. */
const GRACE_MS = 60_000;

/**
 * Acts when a time has come: closes notices whose window is over, once every objection that came in time is applied, looks again at reviews whose opinions are overdue, and marks dates that were missed.
 * Each finding becomes a request with an idempotency key of its own, so two sweepers cause one action.
 */
@Injectable()
@Processor('timer.sweep')
export class TimerProcessor implements JobProcessor<'timer.sweep'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    // Nothing ends by a clock that is wrong; the next sweep finds what has come.
    if (!this.clock.isRight) return;
    const now = this.clock.receipt();
    await this.work.system(async (tx) => {
      const found: { subject_type: string; id: string; action: string; key: string }[] = await tx.query(
        `SELECT 'dossier' AS subject_type, id, 'close' AS action, 'close:' || id || ':' || window_ends_at AS key FROM dossier n WHERE kind = 'notice' AND state = 'open' AND window_ends_at < $2
           AND NOT EXISTS (SELECT 1 FROM transition_request r JOIN dossier_item i ON i.case_id = r.subject_id AND i.dossier_id = n.id WHERE r.state IN ('pending', 'parked') AND r.action = 'object' AND r.accepted_at <= n.window_ends_at)
         UNION ALL
         SELECT 'dossier', id, 'lapse', 'lapse:' || id || ':' || due_at FROM dossier WHERE kind = 'quota-request' AND state = 'drafted' AND due_at < $2
         UNION ALL
         SELECT DISTINCT 'case', o.case_id, 'look-again', 'overdue:' || o.case_id || ':' || o.stage || ':' || o.due_at FROM opinion o JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage AND c.outcome = 'running'
         WHERE o.state IN ('asked', 'assigned', 'proposed') AND o.due_at < $1 AND NOT EXISTS (SELECT 1 FROM deadline t WHERE t.owner_id = o.id AND t.settled_at IS NULL)
         UNION ALL
         SELECT DISTINCT 'case', o.case_id, 'look-again', 'overdue:' || o.id || ':' || o.due_at FROM obligation o JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage
         WHERE o.kind = 'report' AND o.state IN ('open', 'returned') AND o.due_at < $1
         UNION ALL
         SELECT 'deadline', id, 'expire', 'expire:' || id || ':' || due_at FROM deadline WHERE state = 'running' AND due_at < $2`,
        [now, new Date(Date.parse(now) - GRACE_MS).toISOString()],
      );
      for (const { subject_type, id, action, key } of found) {
        const requestId = randomUUID();
        const rows: unknown[] = await tx.query(
          `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at)
           VALUES ($1, $2, $3, $4, '{}', $5, 'system', 'system', $6, '', $7) ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
          [requestId, subject_type, id, action, SYSTEM_USER, key, now],
        );
        if (rows.length > 0)
          await tx.query(`INSERT INTO outbox (topic, key, payload) VALUES ('transition.apply', $1, $2)`, [
            requestId,
            { requestId },
          ]);
      }
      if (found.length > 0) await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
    });
  }
}
