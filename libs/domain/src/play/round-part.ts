import type { Command } from '../programme/machine';
import type { DossierRow } from '../workflow/rows';
import { rowsOf, type WorkingSet } from '../workflow/working-set';

/**
 * The rows that the request service would load: all of a case with the dossiers it is in or may join, or all cases
 * that a dossier speaks of.
 */
export function partFor(
  workingSet: WorkingSet,
  { subjectType, subjectId }: Pick<Command, 'subjectType' | 'subjectId'>,
): WorkingSet {
  const dossier = workingSet.dossier.get(
    subjectType === 'dossier'
      ? subjectId
      : subjectType === 'deadline'
        ? (workingSet.deadline.get(subjectId)?.dossierId ?? '')
        : '',
  );
  const own =
    subjectType === 'case'
      ? subjectId
      : subjectType === 'dossier'
        ? undefined
        : (workingSet[subjectType].get(subjectId)?.caseId ?? undefined);
  const row = workingSet.case.get(own ?? '');
  const inDossier = new Set(
    dossier
      ? rowsOf(workingSet, 'dossierItem', ({ dossierId }) => dossierId === dossier.id).map(({ caseId }) => caseId)
      : [],
  );
  const part = { ...workingSet };
  const only = <T extends { id: string }>(rows: Map<string, T>, keep: (row: T) => boolean) =>
    new Map([...rows].filter(([, one]) => keep(one)));
  part.case = only(workingSet.case, ({ id, stage, outcome }) =>
    dossier ? inDossier.has(id) || (stage === dossier.stage && outcome === 'running') : id === own,
  );
  const mine = ({ caseId }: { caseId: string | null }) => caseId !== null && part.case.has(caseId);
  for (const table of ['opinion', 'panel', 'seat', 'objection', 'obligation', 'party'] as const)
    Object.assign(part, { [table]: only<{ id: string; caseId: string | null }>(workingSet[table], mine) });
  part.entry = dossier ? workingSet.entry : only(workingSet.entry, mine);
  const named = new Set(rowsOf(workingSet, 'dossierItem', mine).map(({ dossierId }) => dossierId));
  const open = ({ state, kind }: DossierRow) =>
    state === 'drafted' || (kind === 'nomination' && ['prepared', 'transmitted'].includes(state));
  part.dossier = only(
    workingSet.dossier,
    (one) =>
      named.has(one.id) ||
      one.id === dossier?.id ||
      (dossier
        ? open(one) && one.stage === dossier.stage && one.ownerOrg === dossier.ownerOrg
        : one.state === 'drafted' &&
          one.stage === row?.stage &&
          [row.nominatorOrg, row.groupOrg].includes(one.ownerOrg)),
  );
  part.dossierItem = only(workingSet.dossierItem, (item) => mine(item) || part.dossier.has(item.dossierId));
  part.task = only(workingSet.task, (one) => mine(one) || part.dossier.has(one.dossierId ?? ''));
  part.deadline = only(workingSet.deadline, (one) => mine(one) || part.dossier.has(one.dossierId ?? ''));
  return part;
}
