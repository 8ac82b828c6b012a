import { deriveId } from '@linxuan/domain';

/** A decision as the record has it, with the case or dossier that it moved. */
export interface RecordedMove {
  id: string;
  event: string;
  action: string;
  at: Date;
  case_id: string | null;
  dossier_id: string | null;
  actor_org: string;
  from_state: string | null;
  to_state: string | null;
  stage: string;
  number: string | null;
  title: string | null;
  applicant_org: string | null;
  group_org: string | null;
  nominator_org: string | null;
  authority_org: string | null;
  owner_org: string | null;
  recipient_org: string | null;
  /** Those who signed an opinion of the stage that the case has left. */
  authors: string[] | null;
}
export interface PlannedNotice {
  id: string;
  queueKey: string;
  kind: string;
  caseId: string | null;
  dossierId: string | null;
  params: Record<string, string | null>;
  at: Date;
}

/** Ends and turns of a case that its nominator and group follow after they have let it go. */
const FOLLOWED = /^(case\.(notAccepted|notRecommended|returned|withdrawn|passedEvaluation|failedEvaluation|excluded)|list\.decided|notice\.published|catalogue\.published)$/;
/** What a recipient does with a dossier, and what its owner wants to know. */
const ANSWERED = /^dossier\.(receipted|receiptedLate|refusedLate|sentBack)$/;

/**
 * Who is told what. Work itself needs no notice, because it stands in the queue; told is what others decided on one's own case,
 * dossier or opinion. Ids follow from the record, so that a second run adds nothing.
 */
export function noticesOf(move: RecordedMove): PlannedNotice[] {
  const told = new Map<string, string>();
  const tell = (org: string | null, roles: string[], kind = move.event) => {
    if (org && org !== move.actor_org) for (const role of roles) told.set(`${org}/${role}`, kind);
  };
  if (move.case_id) {
    if (move.from_state !== move.to_state) tell(move.applicant_org, ['enterprise-clerk']);
    if (FOLLOWED.test(move.event)) {
      tell(move.nominator_org, ['nominator-clerk']);
      tell(move.group_org, ['group-clerk']);
      if (move.event === 'case.withdrawn') tell(move.authority_org, ['authority-clerk']);
    }
    for (const author of move.authors ?? []) told.set(`user:${author}`, 'opinion.used');
  } else if (ANSWERED.test(move.event)) {
    const group = move.stage.startsWith('group');
    tell(move.owner_org, group ? ['group-clerk'] : ['nominator-clerk', 'nominator-lead']);
  } else if (move.event === 'dossier.recalled') {
    tell(move.recipient_org, ['authority-clerk', 'nominator-clerk']);
  }
  return [...told].map(([queueKey, kind]) => ({
    id: deriveId(move.id, queueKey), queueKey, kind, caseId: move.case_id, dossierId: move.dossier_id, at: move.at,
    params: { number: move.number, title: move.title, state: move.to_state, event: move.event },
  }));
}
