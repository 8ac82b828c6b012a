import { TransitionRequestEntity } from './entities';
import { fromJsonRow } from './json-rows';
import { prepared } from './prepared';
import type { Tx } from './unit-of-work';

/** A locked request with the place of its subject: its case or dossier and the edition, or null where there is no such subject. */
export interface TakenRequest {
  request: TransitionRequestEntity;
  /** `versions` are the versions of the edition that its cases are pinned to, lowest first; none for a dossier without cases. */
  place: { caseId: string | null; dossierId: string | null; editionId: string; versions: number[] } | null;
}

interface TakenRow {
  request: Record<string, unknown>;
  case_id: string | null;
  dossier_id: string | null;
  edition_id: string | null;
  versions: number[];
}

/** Locks a request, so that a second worker waits and then finds it done. Null where there is none. */
export async function takeRequest(tx: Tx, requestId: string): Promise<TakenRequest | null> {
  const [row] = await prepared<TakenRow>(
    tx,
    `SELECT to_json(r) AS request, place.case_id, place.dossier_id, coalesce(c.edition_id, d.edition_id) AS edition_id,
       CASE WHEN c.id IS NOT NULL THEN ARRAY[c.edition_version] ELSE ARRAY(SELECT DISTINCT p.edition_version FROM dossier_item i JOIN case_file p ON p.id = i.case_id WHERE i.dossier_id = d.id ORDER BY 1) END AS versions
     FROM transition_request r
       LEFT JOIN LATERAL (
         SELECT r.subject_id AS case_id, NULL::uuid AS dossier_id WHERE r.subject_type = 'case'
         UNION ALL SELECT NULL, r.subject_id WHERE r.subject_type = 'dossier'
         UNION ALL SELECT case_id, NULL FROM opinion WHERE r.subject_type = 'opinion' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM seat WHERE r.subject_type = 'seat' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM objection WHERE r.subject_type = 'objection' AND id = r.subject_id
         UNION ALL SELECT case_id, NULL FROM obligation WHERE r.subject_type = 'obligation' AND id = r.subject_id
         UNION ALL SELECT case_id, dossier_id FROM deadline WHERE r.subject_type = 'deadline' AND id = r.subject_id) place ON true
       LEFT JOIN case_file c ON c.id = place.case_id
       LEFT JOIN dossier d ON d.id = place.dossier_id
     WHERE r.id = $1 FOR UPDATE OF r`,
    [requestId],
  );
  if (!row) return null;
  const { case_id: caseId, dossier_id: dossierId, edition_id: editionId, versions } = row;
  return {
    request: fromJsonRow(TransitionRequestEntity as never, row.request) as unknown as TransitionRequestEntity,
    place: editionId === null ? null : { caseId, dossierId, editionId, versions },
  };
}
