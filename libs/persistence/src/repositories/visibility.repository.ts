import type { SubjectType } from '@linxuan/domain';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A case or a dossier that somebody sees. */
export interface SeenSubject {
  type: 'case' | 'dossier';
  id: string;
}

/** A subject with the case or the dossier that it belongs to. */
export interface SubjectPlace {
  type: SubjectType;
  id: string;
  caseId: string | null;
  dossierId: string | null;
  editionId: string;
}

/**
 * What the person of the transaction sees; row-level security decides, so these statements hold no condition of their
 * own.
 */
export class VisibilityRepository {
  constructor(private readonly tx: Tx) {}

  /** Those of the given cases and dossiers that the person sees, in one statement. */
  visibleOf(caseIds: string[], dossierIds: string[]): Promise<SeenSubject[]> {
    return this.tx.query(
      `SELECT 'case' AS type, id
       FROM case_file
       WHERE id = ANY($1)
       UNION ALL
       SELECT 'dossier', id
       FROM dossier
       WHERE id = ANY($2)`,
      [caseIds, dossierIds],
    );
  }

  /** Where each of the given subjects stands; what is not visible is left out. One statement for any number of them. */
  placesOf(subjects: readonly { type: SubjectType; id: string }[]): Promise<SubjectPlace[]> {
    return rowsOf(
      this.tx,
      `SELECT w.type, w.id, p.case_id, p.dossier_id, p.edition_id
       FROM json_to_recordset($1) AS w(type text, id uuid)
       CROSS JOIN LATERAL (
         SELECT c.id AS case_id, NULL::uuid AS dossier_id, c.edition_id
         FROM case_file c
         WHERE w.type = 'case' AND c.id = w.id
         UNION ALL
         SELECT NULL, d.id, d.edition_id
         FROM dossier d
         WHERE w.type = 'dossier' AND d.id = w.id
         UNION ALL
         SELECT o.case_id, NULL, c.edition_id
         FROM opinion o
         JOIN case_file c ON c.id = o.case_id
         WHERE w.type = 'opinion' AND o.id = w.id
         UNION ALL
         SELECT s.case_id, NULL, c.edition_id
         FROM seat s
         JOIN case_file c ON c.id = s.case_id
         WHERE w.type = 'seat' AND s.id = w.id
         UNION ALL
         SELECT b.case_id, NULL, c.edition_id
         FROM objection b
         JOIN case_file c ON c.id = b.case_id
         WHERE w.type = 'objection' AND b.id = w.id
         UNION ALL
         SELECT o.case_id, NULL, c.edition_id
         FROM obligation o
         JOIN case_file c ON c.id = o.case_id
         WHERE w.type = 'obligation' AND o.id = w.id
         UNION ALL
         SELECT t.case_id, t.dossier_id, t.edition_id
         FROM deadline t
         WHERE w.type = 'deadline' AND t.id = w.id
       ) p`,
      [JSON.stringify(subjects)],
    );
  }
}
