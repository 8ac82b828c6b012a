import type { NominationStage, PromiseKind, QuotaDefinition } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import { claim, free, slotRuleOf, type QuotaSlot, type ReleaseCause } from '../../quota';
import { refuse, type Refusal } from '../refusal';
import type { CaseRow, QuotaSlotRow } from '../rows';
import { rowsOf, type WorkingSet } from '../working-set';
import { claimsOver, isDue, keyedClaims, namesOf, ownClaim, type AccountClaim } from './account-claims';

/** Who holds the account a nomination draws on: the central group, or the nominator. */
export function holderOf(row: CaseRow, stage: NominationStage): string {
  return (stage.by === 'group' ? row.groupOrg : row.nominatorOrg) ?? '';
}

export function slotsOf(workingSet: WorkingSet, accountId: string): QuotaSlotRow[] {
  return rowsOf(workingSet, 'quotaSlot', (slot) => slot.accountId === accountId).sort((a, b) => a.number - b.number);
}

function quotaOf(ctx: DecisionContext, stage: NominationStage, holder: string): QuotaDefinition | undefined {
  const quotaId =
    stage.by === 'group' ? ctx.def.groupQuota : (ctx.def.roster.find(({ org }) => org === holder)?.quota ?? null);
  return ctx.def.quotas.find(({ id }) => id === quotaId);
}

/**
 * Takes a place in every account that a nomination draws on, whose rows are locked, or refuses with the rule's words:
 * the holder's own, and each that counts the case by a key. Uncapped quotas have no account.
 */
export function claimSlot(ctx: DecisionContext, row: CaseRow, stage: NominationStage): Refusal | void {
  const holder = holderOf(row, stage);
  const own = quotaOf(ctx, stage, holder);
  // A group's own nomination is not yet one of the office that collects them.
  const keyed = keyedClaims(ctx.def, row).filter(
    ({ quota }) => stage.by === 'nominator' || quota.key?.who !== 'nominator',
  );
  return claimAll(
    ctx,
    row,
    [...(own ? [ownClaim(ctx.def, row, own, holder)] : []), ...keyed].filter((claimed) => isDue(claimed, 'nomination')),
    row.amountFen,
  );
}

/**
 * Every account that a case draws on holds a place for it before anything is promised to it, whether or not its route
 * passes a nomination: at the list, in an agreement, in a publication. A place that was taken before stays as it is;
 * money that is promised now (fen) takes the place of what was held, upwards only within the cap.
 */
export function holdPromise(
  ctx: DecisionContext,
  row: CaseRow,
  at: PromiseKind,
  promisedFen?: number | null,
): Refusal | void {
  const claims = claimsOver(ctx.def, row).filter((claimed) => isDue(claimed, at));
  return claimAll(ctx, row, claims, promisedFen ?? row.amountFen, promisedFen != null);
}

/** Every account takes the case or none does: the first refusal undoes the decision. */
function claimAll(
  ctx: DecisionContext,
  row: CaseRow,
  claims: readonly AccountClaim[],
  amountFen: number | null,
  anew = false,
): Refusal | void {
  for (const claimed of claims) {
    const refusal = claimIn(ctx, row, claimed, amountFen, anew);
    if (refusal) return refusal;
  }
}

/** What a screen says beforehand: a soft cap keeps nobody from asking, since the reason comes with the act. */
export function hardOnly(refusal: Refusal | undefined): Refusal | undefined {
  return refusal?.code === 'quota.overrideNeeded' || refusal?.code === 'quota.moneyOverrideNeeded'
    ? undefined
    : refusal;
}

function claimIn(
  ctx: DecisionContext,
  row: CaseRow,
  claimed: AccountClaim,
  amountFen: number | null,
  anew: boolean,
): Refusal | void {
  switch (claimed.quota.type) {
    case 'uncapped':
      return;
    case 'cap':
      return claimNumber(ctx, row, claimed);
    case 'money':
      return claimAmount(ctx, row, claimed, amountFen, anew);
  }
}

/** The recorded reason for going over a soft limit, as the nominator gives it. */
const overridden = (ctx: DecisionContext): boolean => ctx.command.payload['override'] !== undefined;
const overrideSha = (ctx: DecisionContext): string | null => ctx.outside.texts?.['/override/reason'] ?? null;

/** The lowest free slot; over a soft cap a number of its own, minted with the reason (原则上不超过). */
function claimNumber(ctx: DecisionContext, row: CaseRow, claimed: AccountClaim): Refusal | void {
  const { quota, accountId } = claimed;
  const slots = slotsOf(ctx.workingSet, accountId);
  const granted = slots.filter(({ origin }) => origin === 'grant').length;
  const override = overridden(ctx) ? { id: ctx.command.id } : undefined;
  const outcome = claim(
    { id: accountId, rule: slotRuleOf(quota), grants: [{ id: 'granted', slots: granted }] },
    slots.map(toDomain),
    row.id,
    override,
  );
  if (outcome.refused)
    return refuse(
      outcome.code === 'quota.exhausted' ? 'quota.exhausted' : 'quota.overrideNeeded',
      { cap: outcome.params.cap, used: outcome.params.used, ...namesOf(claimed) },
      {
        rule: quota.rule,
        ...(quota.strength === 'soft' ? { fields: [{ pointer: '/override/reason', code: 'required' }] } : {}),
      },
    );
  if (!outcome.taken) return;
  const slot = slots.find(({ number }) => number === outcome.slotNumber);
  if (slot) ctx.update('quotaSlot', slot.id, { state: 'reserved', caseId: row.id });
  else
    mint(ctx, accountId, outcome.slotNumber, {
      caseId: row.id,
      state: 'reserved',
      origin: 'override',
      originSha: overrideSha(ctx),
    });
}

function toDomain({ number, state, caseId, origin, id }: QuotaSlotRow): QuotaSlot {
  return { number, state, caseId, ...(origin === 'override' ? { override: id } : {}) };
}

/**
 * Amounts of the cases that hold the account add up to its cap at most; every case takes a row of its own with its
 * amount. Where money is promised anew, the row that the case holds takes the promised amount.
 */
function claimAmount(
  ctx: DecisionContext,
  row: CaseRow,
  claimed: AccountClaim,
  amountFen: number | null,
  anew: boolean,
): Refusal | void {
  const { quota, accountId } = claimed;
  const slots = slotsOf(ctx.workingSet, accountId);
  const held = slots.find(({ caseId }) => caseId === row.id);
  if (held && (!anew || held.amountFen === amountFen)) return;
  if (amountFen === null) return refuse('quota.amountMissing', {}, { rule: quota.rule });
  const used = slots.reduce((sum, { state, amountFen: taken }) => sum + (state === 'free' ? 0 : (taken ?? 0)), 0);
  const others = used - (held?.amountFen ?? 0);
  const lower = held !== undefined && amountFen <= (held.amountFen ?? 0);
  const over = !lower && others + amountFen > (quota.cap ?? 0);
  if (over && (quota.strength === 'hard' || !overridden(ctx))) return moneyRefusal(claimed, others, amountFen);
  const set = { state: held?.state ?? ('reserved' as const), caseId: row.id, amountFen };
  const again = over ? undefined : slots.find(({ state, origin }) => state === 'free' && origin === 'amount');
  const place = held ?? again;
  if (place) return ctx.update('quotaSlot', place.id, over ? { ...set, ...overriding(ctx) } : set);
  mint(ctx, accountId, Math.max(0, ...slots.map(({ number }) => number)) + 1, {
    ...set,
    ...(over ? overriding(ctx) : { origin: 'amount', originSha: null }),
  });
}

const overriding = (ctx: DecisionContext) => ({ origin: 'override' as const, originSha: overrideSha(ctx) });

function moneyRefusal(claimed: AccountClaim, used: number, amountFen: number): Refusal {
  const { quota } = claimed;
  return refuse(
    quota.strength === 'hard' ? 'quota.moneyExhausted' : 'quota.moneyOverrideNeeded',
    { cap: yuan(quota.cap ?? 0), used: yuan(used), amount: yuan(amountFen), ...namesOf(claimed) },
    {
      rule: quota.rule,
      ...(quota.strength === 'soft' ? { fields: [{ pointer: '/override/reason', code: 'required' }] } : {}),
    },
  );
}

/** Fen as yuan in text; exact, because refusals are read. */
function yuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`;
}

/**
 * A slot beyond those that stood at the opening. Its number is the next one, so every slot of an account has a name for
 * ever.
 */
export function mint(
  ctx: DecisionContext,
  accountId: string,
  number: number,
  more: Pick<QuotaSlotRow, 'origin' | 'originSha' | 'state' | 'caseId'> & { amountFen?: number },
): void {
  ctx.insert('quotaSlot', { id: `${accountId}/${number}`, accountId, number, amountFen: null, ...more });
}

/**
 * Gives the slots of a case back where the rule allows it; what is kept stays with the case. A place that only a later
 * promise took is not one of the nomination, whose deadline and receipt do not keep it.
 */
export function freeSlot(ctx: DecisionContext, caseId: string, cause: ReleaseCause): void {
  const deadlinePassed = nominationClosed(ctx);
  const row = ctx.workingSet.case.get(caseId);
  const later = new Set(
    row ? claimsOver(ctx.def, row).flatMap((one) => (isDue(one, 'nomination') ? [] : [one.accountId])) : [],
  );
  for (const slot of rowsOf(ctx.workingSet, 'quotaSlot', (one) => one.caseId === caseId)) {
    const ofNomination = !later.has(slot.accountId);
    const { freed } = free([slot], caseId, {
      cause,
      receipted: slot.state === 'spent',
      deadlinePassed: ofNomination && deadlinePassed,
    });
    if (freed !== null) ctx.update('quotaSlot', slot.id, emptied(slot));
  }
}

/**
 * A case that is counted elsewhere from now on (another area or category) takes its places along: it holds one in the
 * account that counts it now, or the change is refused. Deadlines of the nomination do not matter, since no place is won.
 */
export function moveClaims(ctx: DecisionContext, row: CaseRow, set: Partial<CaseRow>): Refusal | void {
  const next = { ...row, ...set };
  const now = new Map(claimsOver(ctx.def, next).map((one) => [one.quota.id, one]));
  for (const before of claimsOver(ctx.def, row)) {
    const after = now.get(before.quota.id);
    const held = slotsOf(ctx.workingSet, before.accountId).find(({ caseId }) => caseId === row.id);
    if (!held || before.accountId === after?.accountId) continue;
    const refusal = after && claimIn(ctx, next, after, held.amountFen, false);
    if (refusal) return refusal;
    const taken = after && slotsOf(ctx.workingSet, after.accountId).find(({ caseId }) => caseId === row.id);
    if (taken && held.state !== 'free') ctx.update('quotaSlot', taken.id, { state: held.state });
    ctx.update('quotaSlot', held.id, emptied(held));
  }
}

const emptied = ({ amountFen }: QuotaSlotRow): Partial<QuotaSlotRow> => ({
  state: 'free',
  caseId: null,
  ...(amountFen === null ? {} : { amountFen: null }),
});

/** Moves the slots of a case along with its dossier; a spent one stays spent. */
export function moveSlots(ctx: DecisionContext, caseId: string, state: Exclude<QuotaSlotRow['state'], 'free'>): void {
  for (const slot of rowsOf(ctx.workingSet, 'quotaSlot', (row) => row.caseId === caseId))
    if (slot.state !== 'spent') ctx.update('quotaSlot', slot.id, { state });
}

function nominationClosed(ctx: DecisionContext): boolean {
  return ctx.def.stages.some((stage) => {
    if (stage.kind !== 'nomination' || stage.deadline.kind !== 'date') return false;
    const deadline = ctx.outside.extendedTo ?? ctx.due(stage.deadline, ctx.command.acceptedAt);
    return deadline !== null && ctx.command.acceptedAt > deadline;
  });
}
