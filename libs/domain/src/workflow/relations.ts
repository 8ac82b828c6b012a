import type { Actor, Relation } from './actor';
import type { SubjectType } from './rows';
import type { WorkingSet } from './working-set';

/** How the actor stands to the subject: equalities of organisation or user over the rows, nothing else. */
export function relationsOf(
  workingSet: WorkingSet,
  subjectType: SubjectType,
  subjectId: string,
  actor: Actor,
): Set<Relation> {
  const relations = new Set<Relation>();
  if (actor.role === 'system') return relations.add('system');
  if (actor.role === 'public') return relations.add('public');
  const add = (relation: Relation, holds: boolean) => void (holds && relations.add(relation));
  switch (subjectType) {
    case 'case': {
      const row = workingSet.case.get(subjectId);
      add('applicant', row?.applicantOrg === actor.orgId);
      add('group', row?.groupOrg === actor.orgId);
      add('nominator', row?.nominatorOrg === actor.orgId);
      add('authority', row?.authorityOrg === actor.orgId);
      return relations;
    }
    case 'dossier': {
      const row = workingSet.dossier.get(subjectId);
      add('dossier-owner', row?.ownerOrg === actor.orgId);
      add('dossier-recipient', row?.recipientOrg === actor.orgId);
      return relations;
    }
    case 'opinion': {
      const row = workingSet.opinion.get(subjectId);
      add('opinion-org', row?.orgId === actor.orgId);
      add('opinion-assignee', row?.orgId === actor.orgId && row.assigneeUser === actor.userId);
      add('lead', row?.leadOrg === actor.orgId);
      return relations;
    }
    case 'seat': {
      const row = workingSet.seat.get(subjectId);
      add('seat-expert', row?.expertUser === actor.userId);
      add('lead', row?.leadOrg === actor.orgId);
      return relations;
    }
    case 'obligation': {
      const row = workingSet.obligation.get(subjectId);
      const owner = row && workingSet.case.get(row.caseId);
      add('applicant', owner?.applicantOrg === actor.orgId);
      add('nominator', owner?.nominatorOrg === actor.orgId);
      add('lead', row?.leadOrg === actor.orgId);
      return relations;
    }
    case 'deadline':
      add('lead', workingSet.deadline.get(subjectId)?.leadOrg === actor.orgId);
      return relations;
    case 'objection':
      add('lead', workingSet.objection.get(subjectId)?.leadOrg === actor.orgId);
      return relations;
  }
}
