import type { Command } from '../programme/machine';
import { rowsOf, type WorkingSet } from '../workflow/working-set';

/** The latest date that a nominator was given for its nominations, as the request service looks it up. */
export function extendedDate(
  workingSet: WorkingSet,
  { subjectType, subjectId }: Pick<Command, 'subjectType' | 'subjectId'>,
): string | null {
  const dossier = subjectType === 'dossier' ? workingSet.dossier.get(subjectId) : undefined;
  const caseId =
    subjectType === 'case'
      ? subjectId
      : (rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === subjectId)[0]?.caseId ?? '');
  const row = workingSet.case.get(caseId);
  const orgs = dossier ? [dossier.ownerOrg, row?.nominatorOrg] : [row?.nominatorOrg, row?.groupOrg];
  const given = rowsOf(
    workingSet,
    'deadline',
    ({ kind, orgId, extensions }) => kind === 'nomination' && extensions > 0 && orgs.includes(orgId),
  ).map(({ dueAt }) => dueAt);
  return given.sort().at(-1) ?? null;
}
