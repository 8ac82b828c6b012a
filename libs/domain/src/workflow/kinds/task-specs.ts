import type { TaskSpec } from '../../programme/machine';
import type { CaseRow, DossierRow } from '../rows';

/** A piece of work about a case as a whole. */
export function caseTask(
  row: CaseRow,
  kind: string,
  orgId: string,
  role: TaskSpec['role'],
  dueAt = row.dueAt,
): TaskSpec {
  return {
    kind,
    subjectType: 'case',
    subjectId: row.id,
    caseId: row.id,
    dossierId: null,
    stage: row.stage,
    orgId,
    role,
    dueAt,
  };
}

export function correctionTask(row: CaseRow): TaskSpec {
  return caseTask(row, 'correct-application', row.applicantOrg, 'enterprise-clerk');
}

export function dossierTask(row: DossierRow, kind: string, orgId: string, role: TaskSpec['role']): TaskSpec {
  return {
    kind,
    subjectType: 'dossier',
    subjectId: row.id,
    caseId: null,
    dossierId: row.id,
    stage: row.stage,
    orgId,
    role,
    dueAt: row.dueAt,
  };
}
