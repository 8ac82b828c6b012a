import type { NominationStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { claim, free, slotRuleOf, type ReleaseCause } from '../../quota';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, QuotaSlotRow } from '../rows';
import { rowsOf } from '../world';

/** Who holds the account a nomination draws on: the central group, or the nominator. */
export function holderOf(row: CaseRow, stage: NominationStage): string {
  return (stage.by === 'group' ? row.groupOrg : row.nominatorOrg) ?? '';
}

/** A city that shares its province's cap is an alias of the province's account. */
function accountOf(ctx: DecisionContext, row: CaseRow, holder: string): string {
  const shared = ctx.def.roster.find((entry) => entry.org === holder)?.sharesQuotaOf;
  return `${row.editionId}/${shared ?? holder}`;
}

/** Takes the lowest free slot of the holder's account, whose row is locked, or refuses with the rule's words. */
export function claimSlot(ctx: DecisionContext, row: CaseRow, stage: NominationStage): Refusal | void {
  const holder = holderOf(row, stage);
  const quotaId = stage.by === 'group' ? ctx.def.groupQuota : (ctx.def.roster.find(({ org }) => org === holder)?.quota ?? null);
  const quota = ctx.def.quotas.find(({ id }) => id === quotaId);
  if (!quota || quota.type !== 'cap') return;
  const id = accountOf(ctx, row, holder);
  const slots = rowsOf(ctx.world, 'quotaSlot', ({ accountId }) => accountId === id);
  const outcome = claim({ id, rule: slotRuleOf(quota) }, slots, row.id);
  if (outcome.refused) return refuse(outcome.code, { cap: outcome.params.cap, used: outcome.params.used, holder }, { rule: quota.rule });
  const slot = slots.find(({ number }) => number === outcome.slotNumber);
  if (!slot) throw new Error(`The account ${id} has no slot ${outcome.slotNumber}`);
  if (outcome.taken) ctx.update('quotaSlot', slot.id, { state: 'reserved', caseId: row.id });
}

/** Gives the slots of a case back where the rule allows it; what is kept stays with the case. */
export function freeSlot(ctx: DecisionContext, caseId: string, cause: ReleaseCause): void {
  const deadlinePassed = nominationClosed(ctx);
  for (const slot of rowsOf(ctx.world, 'quotaSlot', (row) => row.caseId === caseId)) {
    const { freed } = free([slot], caseId, { cause, receipted: slot.state === 'spent', deadlinePassed });
    if (freed !== null) ctx.update('quotaSlot', slot.id, { state: 'free', caseId: null });
  }
}

/** Moves the slots of a case along with its dossier; a spent one stays spent. */
export function moveSlots(ctx: DecisionContext, caseId: string, state: Exclude<QuotaSlotRow['state'], 'free'>): void {
  for (const slot of rowsOf(ctx.world, 'quotaSlot', (row) => row.caseId === caseId)) if (slot.state !== 'spent') ctx.update('quotaSlot', slot.id, { state });
}

function nominationClosed(ctx: DecisionContext): boolean {
  return ctx.def.stages.some((stage) => {
    if (stage.kind !== 'nomination' || stage.deadline.kind !== 'date') return false;
    const deadline = ctx.outside.extendedTo ?? ctx.due(stage.deadline, ctx.command.acceptedAt);
    return deadline !== null && ctx.command.acceptedAt > deadline;
  });
}
