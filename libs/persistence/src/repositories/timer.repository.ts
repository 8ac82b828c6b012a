import type { SubjectType } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** An act that the clock asks for; the key says what it is asked for, so that it is asked for once. */
export interface DueAct {
  subjectType: SubjectType;
  id: string;
  action: string;
  key: string;
}

/** Finds what the clock asks for. SQL, since one statement looks at everything that has a time. */
export class TimerRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Notices whose window has ended once every objection that came in time is applied, requests for more quota that were
   * not filed, opinions and reports that are overdue at `now`, dates that were missed. What an applicant could still
   * have used ends by `graceEnd`, the earlier instant.
   */
  dueActs(now: string, graceEnd: string): Promise<DueAct[]> {
    return rowsOf(
      this.tx,
      `SELECT 'dossier' AS "subjectType", id, 'close' AS action, 'close:' || id || ':' || window_ends_at AS key
       FROM dossier n
       WHERE kind = 'notice' AND state = 'open' AND window_ends_at < $2
         AND NOT EXISTS (
           SELECT 1
           FROM transition_request r
           JOIN dossier_item i ON i.case_id = r.subject_id AND i.dossier_id = n.id
           WHERE r.state IN ('pending', 'parked') AND r.action = 'object' AND r.accepted_at <= n.window_ends_at)
       UNION ALL
       SELECT 'dossier', id, 'lapse', 'lapse:' || id || ':' || due_at
       FROM dossier
       WHERE kind = 'quota-request' AND state = 'drafted' AND due_at < $2
       UNION ALL
       SELECT DISTINCT 'case', o.case_id, 'look-again', 'overdue:' || o.case_id || ':' || o.stage || ':' || o.due_at
       FROM opinion o
       JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage AND c.outcome = 'running'
       WHERE o.state IN ('asked', 'assigned', 'proposed', 'circulated') AND o.due_at < $1
         AND NOT EXISTS (SELECT 1 FROM deadline t WHERE t.owner_id = o.id AND t.settled_at IS NULL)
       UNION ALL
       SELECT DISTINCT 'case', o.case_id, 'look-again', 'overdue:' || o.id || ':' || o.due_at
       FROM obligation o
       JOIN case_file c ON c.id = o.case_id AND c.stage = o.stage
       WHERE o.kind = 'report' AND o.state IN ('open', 'returned') AND o.due_at < $1
       UNION ALL
       SELECT 'deadline', id, 'expire', 'expire:' || id || ':' || due_at
       FROM deadline
       WHERE state = 'running' AND due_at < $2`,
      [now, graceEnd],
    );
  }
}
