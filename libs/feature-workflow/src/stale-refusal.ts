import { refuse, type Refusal } from '@linxuan/domain';
import type { Tx } from '@linxuan/persistence';

/** 409 that names who did what: the last decision on the subject, by the order in which decisions were applied. */
export async function staleRefusal(tx: Tx, subjectId: string): Promise<Refusal> {
  const [last] = await tx.query(
    `SELECT r.action, r.at, o.name_zh, u.display_name FROM decision_record r JOIN transition_request q ON q.id = r.request_id LEFT JOIN organisation o ON o.id = r.actor_org LEFT JOIN app_user u ON u.id = r.actor_user
     WHERE r.subject_id = $1 OR r.case_id = $1 OR r.dossier_id = $1 ORDER BY q.applied_at DESC LIMIT 1`,
    [subjectId],
  );
  return refuse('version.stale', {
    by: last ? `${last.name_zh ?? ''}${last.display_name ?? ''}` : '',
    at: last ? new Date(last.at).toISOString() : '',
    action: last?.action ?? '',
  });
}
