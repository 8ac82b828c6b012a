import type { CaseMachine } from '../programme/machine';
import { deriveId } from './ids';
import type { PartyRow, RowChange, WorkflowRows } from './rows';
import { rowsOf, type WorkingSet } from './working-set';

/** Who may see a case from now on; parties are only ever added. */
export function missingParties(machine: CaseMachine, workingSet: WorkingSet): RowChange[] {
  const changes: RowChange[] = [];
  for (const row of workingSet.case.values()) {
    const submitted = row.state !== machine.initial && row.revision > 0;
    const atMinistry = submitted && [...machine.stages.keys()].indexOf(row.stage) > lastNomination(machine);
    const wanted: Omit<PartyRow, 'id'>[] = [
      { caseId: row.id, orgId: row.applicantOrg, userId: null, relation: 'applicant' },
    ];
    if (submitted && row.groupOrg)
      wanted.push({ caseId: row.id, orgId: row.groupOrg, userId: null, relation: 'group' });
    if (submitted && row.nominatorOrg && nominatorSees(machine, workingSet, row))
      wanted.push({ caseId: row.id, orgId: row.nominatorOrg, userId: null, relation: 'nominator' });
    if (atMinistry || sentTo(workingSet, row, row.authorityOrg))
      wanted.push({ caseId: row.id, orgId: row.authorityOrg, userId: null, relation: 'authority' });
    for (const { orgId } of rowsOf(workingSet, 'opinion', ({ caseId }) => caseId === row.id))
      wanted.push({ caseId: row.id, orgId, userId: null, relation: 'department' });
    for (const { expertUser } of rowsOf(
      workingSet,
      'seat',
      ({ caseId, state }) => caseId === row.id && state !== 'replaced',
    ))
      wanted.push({ caseId: row.id, orgId: null, userId: expertUser, relation: 'expert' });
    for (const party of wanted) {
      const id = deriveId(row.id, `${party.relation}/${party.orgId ?? ''}/${party.userId ?? ''}`);
      if (!workingSet.party.has(id) && !changes.some((change) => change.id === id))
        changes.push({ table: 'party', op: 'insert', id, set: { ...party, id } });
    }
  }
  return changes;
}

function lastNomination(machine: CaseMachine): number {
  return [...machine.stages.values()].map(({ kind }) => kind).lastIndexOf('nomination');
}

/** On the route of a group the nominator sees a case when the group sends it, not before. */
function nominatorSees(machine: CaseMachine, workingSet: WorkingSet, row: WorkflowRows['case']): boolean {
  if (!row.groupOrg) return true;
  const path = machine.path(row.route);
  const group = path.findIndex((id) => {
    const stage = machine.stages.get(id);
    return stage?.kind === 'nomination' && stage.by === 'group';
  });
  return path.indexOf(row.stage) > group || sentTo(workingSet, row, row.nominatorOrg);
}

/**
 * Whether the case lies in a dossier on its way to that organisation: what a group sends to its nominator is not the
 * authority's yet.
 */
function sentTo(workingSet: WorkingSet, row: WorkflowRows['case'], recipient: string | null): boolean {
  return rowsOf(workingSet, 'dossierItem', ({ caseId }) => caseId === row.id).some(({ dossierId }) => {
    const dossier = workingSet.dossier.get(dossierId);
    return dossier?.kind === 'nomination' && dossier.state === 'transmitted' && dossier.recipientOrg === recipient;
  });
}
