import type { DecisionContext } from '../../programme/machine';
import type { OpinionRow } from '../rows';
import { rowOf, rowsOf } from '../working-set';

/** States in which an organisation that was asked still owes something. */
export const OPEN_OPINIONS: readonly OpinionRow['state'][] = ['asked', 'assigned', 'proposed', 'circulated'];

export interface AskedBodies {
  caseId: string;
  stage: string;
  leadOrg: string;
  orgs: readonly string[];
  dueAt: string | null;
  restsOn?: string[];
}

/**
 * Asks organisations about a case. One that comes here again, because the case was withdrawn and revived, has one row a
 * stage: it is asked in another round.
 */
export function askBodies(
  ctx: DecisionContext,
  { caseId, stage, leadOrg, orgs, dueAt, restsOn = [] }: AskedBodies,
): void {
  const { revision } = rowOf(ctx.workingSet, 'case', caseId);
  const asked = {
    leadOrg,
    state: 'asked' as const,
    verdict: null,
    textSha: null,
    contributionSha: null,
    draftSha: null,
    restsOn,
    revision,
    assigneeUser: null,
    authorUser: null,
    authorDeputy: null,
    askedAt: ctx.command.acceptedAt,
    dueAt,
    answeredAt: null,
  };
  for (const orgId of orgs) {
    const [earlier] = rowsOf(
      ctx.workingSet,
      'opinion',
      (opinion) => opinion.caseId === caseId && opinion.stage === stage && opinion.orgId === orgId,
    );
    if (earlier) ctx.update('opinion', earlier.id, { ...asked, round: earlier.round + 1 });
    else ctx.insert('opinion', { ...asked, id: ctx.newId(), caseId, stage, orgId, version: 1, round: 1 });
  }
}
