import type { NominationStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import type { Role, Who } from '../actor';
import type { DossierRow } from '../rows';
import { dossierCases, itemsAt } from './dossiers';
import { moveSlots } from './slots';

export const nominationRoles = (by: NominationStage['by']): Role[] =>
  by === 'group' ? ['group-clerk'] : ['nominator-clerk', 'nominator-lead'];

export const dossierOwners = (stage: NominationStage): Who[] => [
  { relation: 'dossier-owner', roles: nominationRoles(stage.by) },
];

/** Whoever signs for the owner; a central group has one role for both acts, and two people in it. */
export const dossierReleasers = (stage: NominationStage): Who[] => [
  { relation: 'dossier-owner', roles: stage.by === 'group' ? ['group-clerk'] : ['nominator-lead'] },
];

export const dossierRecipients = (stage: NominationStage): Who[] => [
  {
    relation: 'dossier-recipient',
    roles: stage.to === 'authority' ? ['authority-clerk', 'authority-lead'] : ['nominator-clerk', 'nominator-lead'],
  },
];

/** What is sent anew is posted anew. */
export const NO_POST = { carrier: null, trackingNumber: null, postmarkedOn: null, arrivedOn: null } as const;

export const byPost = (stage: NominationStage): boolean => stage.deadline.proof === 'postmark';

/**
 * Whether a dossier can come late at all: where nothing is taken after the date, and the instant of sending counts, it
 * cannot be sent late.
 */
export const mayBeLate = (stage: NominationStage): boolean => stage.late !== 'refuse' || byPost(stage);

export const deadlineOf = (ctx: DecisionContext, stage: NominationStage): string | null =>
  ctx.outside.extendedTo ?? ctx.due(stage.deadline, ctx.command.acceptedAt);

/**
 * By postmark (以邮戳为准) nothing is late until the paper is there: then the day of the postmark counts, whenever it
 * arrived.
 */
export function isLate(ctx: DecisionContext, stage: NominationStage): boolean {
  if (byPost(stage)) return false;
  const deadline = deadlineOf(ctx, stage);
  return deadline !== null && ctx.command.acceptedAt > deadline;
}

/**
 * Moves every case of the dossier and its slot in one step: six under one letter go all or not at all. A case that was
 * withdrawn on the way stays where it is; the place that it keeps (after the deadline nothing frees one) goes with the
 * letter that took it along.
 */
export function moveAll(
  ctx: DecisionContext,
  dossier: DossierRow,
  from: string,
  to: string,
  slot: 'reserved' | 'transmitted',
): void {
  for (const { caseId } of itemsAt(ctx, dossier, from)) ctx.moveTo(caseId, to);
  for (const { caseId } of dossierCases(ctx.workingSet, dossier)) moveSlots(ctx, caseId, slot);
}
