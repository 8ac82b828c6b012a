import type { RecordedMove } from '@linxuan/domain';
import type { Tx, UnitOfWork } from '../unit-of-work';
import { rowsOf, statementRows } from './rows';

/**
 * Everything that a notice may say or go by, in one statement: it runs after every decision. The caller adds which
 * records.
 */
const MOVES = `
  SELECT r.id, r.event, r.action, r.at, r.case_id, r.dossier_id,
    coalesce(c.edition_id, d.edition_id) AS edition_id, e.digest AS edition_digest,
    r.actor_org, a.name_zh AS actor_zh, a.name_en AS actor_en, r.actor_user,
    r.from_state, r.to_state, r.stage, c.stage AS case_stage,
    coalesce(r.due_after, c.due_at, d.due_at) AS due_at, r.due_before,
    t.kind AS date_kind, t.org_id AS date_org, t.lead_org AS date_lead,
    CASE WHEN t.id IS NOT NULL THEN (
      SELECT array_agg(DISTINCT w.queue_key) FROM task w WHERE w.subject_id = t.owner_id AND w.done_at IS NULL
    ) END AS date_queues,
    CASE WHEN t.id IS NOT NULL THEN (
      SELECT array_agg(DISTINCT m.org_id || '/' || m.role)
      FROM membership m WHERE m.org_id = t.org_id AND m.ended_at IS NULL
    ) END AS date_assignees,
    r.reason, coalesce(c.number, d.number) AS number, c.title, c.holder_name,
    c.applicant_org, c.group_org, c.nominator_org, c.authority_org, d.owner_org, d.recipient_org,
    (
      SELECT array_agg(DISTINCT o.author_user)
      FROM opinion o
      WHERE o.case_id = r.case_id AND o.stage = r.stage AND o.author_user IS NOT NULL AND o.state = 'answered'
        AND r.subject_type = 'case' AND split_part(r.to_state, '.', 1) <> r.stage
    ) AS authors
  FROM decision_record r
  LEFT JOIN case_file c ON c.id = r.case_id
  LEFT JOIN dossier d ON d.id = r.dossier_id
  LEFT JOIN organisation a ON a.id = r.actor_org
  LEFT JOIN edition e ON e.id = coalesce(c.edition_id, d.edition_id)
  LEFT JOIN LATERAL (
    SELECT * FROM deadline WHERE r.subject_type = 'deadline' AND id = r.subject_id
    UNION ALL
    SELECT * FROM deadline
    WHERE r.action = 'postpone' AND id <> r.subject_id AND dossier_id = r.dossier_id
      AND kind = 'nomination' AND settled_at IS NULL
  ) t ON true`;

/** Records with a narrow audience stay with that audience; an act on a date says by itself whom it concerns. */
const TOLD = `(r.audience_orgs IS NULL OR r.subject_type = 'deadline')`;

/** What transition requests moved, as far as others are told of it; a statement by itself. */
export function movesOfRequests(work: UnitOfWork, requestIds: readonly string[]): Promise<RecordedMove[]> {
  return statementRows(work, `${MOVES} WHERE r.request_id = ANY($1) AND ${TOLD}`, [requestIds]);
}

/** Decisions on record, as notices speak of them. */
export class RecordedMoveRepository {
  constructor(private readonly tx: Tx) {}

  /** The last 200 of a case that others are told of, newest first. */
  ofCase(caseId: string): Promise<RecordedMove[]> {
    return rowsOf(this.tx, `${MOVES} WHERE r.case_id = $1 AND ${TOLD} ORDER BY r.at DESC LIMIT 200`, [caseId]);
  }
}
