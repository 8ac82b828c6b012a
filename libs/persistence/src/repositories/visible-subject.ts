import type { SubjectType } from '@linxuan/domain';

/** Where a subject stands, as far as the person sees it. */
export interface VisibleSubject {
  state: string;
  stage: string;
  editionId: string;
}

/** A SELECT of the state, the stage and the edition of `subject.id`; row-level security decides what it finds. */
export const VISIBLE_SUBJECT: Record<SubjectType, string> = {
  case: `SELECT state, stage, edition_id FROM case_file WHERE id = subject.id`,
  dossier: `SELECT state, stage, edition_id FROM dossier WHERE id = subject.id`,
  opinion: `
    SELECT o.state, o.stage, c.edition_id
    FROM opinion o
    JOIN case_file c ON c.id = o.case_id
    WHERE o.id = subject.id`,
  seat: `
    SELECT s.state, s.stage, c.edition_id
    FROM seat s
    JOIN case_file c ON c.id = s.case_id
    WHERE s.id = subject.id`,
  objection: `
    SELECT b.state, d.stage, d.edition_id
    FROM objection b
    JOIN dossier d ON d.id = b.dossier_id
    WHERE b.id = subject.id`,
  obligation: `
    SELECT o.state, o.stage, c.edition_id
    FROM obligation o
    JOIN case_file c ON c.id = o.case_id
    WHERE o.id = subject.id`,
  deadline: `SELECT state, stage, edition_id FROM deadline WHERE id = subject.id`,
};
