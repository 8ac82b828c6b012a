import type { QuotaAccount, QuotaRuleSource, SlotRule } from './quota-rule';
import { capOf } from './quota-rule';
import type { QuotaSlot, SlotHolder } from './slots';
import { holdersOf, slotOf, withSlot } from './slots';

export interface QuotaRefusal {
  readonly refused: true;
  /** exhausted: a hard cap is full · override-required: a soft cap is full and no override is recorded. */
  readonly code: 'quota.exhausted' | 'quota.override-required';
  /** `holders`: the case ids, comma-separated, for messages. */
  readonly params: { readonly cap: number; readonly used: number; readonly holders: string };
  readonly rule: QuotaRuleSource;
  readonly holders: readonly SlotHolder[];
}

export interface SlotClaim {
  readonly refused: false;
  readonly slotNumber: number;
  /** False when the case held this slot before (a nomination sent back for correction and made again). */
  readonly taken: boolean;
  readonly slots: readonly QuotaSlot[];
}

/** The recorded decision that lets one nomination go over a soft cap. */
export interface SoftCapOverride {
  readonly id: string;
}

/**
 * A number that a grant minted above the cap is as good as one within it; one that an override minted lets no other
 * case in.
 */
function lowestFree(slots: readonly QuotaSlot[], upTo: number): number | undefined {
  const listed = new Set(slots.map(({ number }) => number));
  const open = slots
    .filter(({ state, override }) => state === 'free' && override === undefined)
    .map(({ number }) => number);
  for (let number = 1; number <= upTo; number += 1) if (!listed.has(number)) open.push(number);
  return open.length === 0 ? undefined : Math.min(...open);
}

function refusal(account: QuotaAccount<SlotRule>, cap: number, slots: readonly QuotaSlot[]): QuotaRefusal {
  const holders = holdersOf(slots);
  return {
    refused: true,
    code: account.rule.type === 'soft' ? 'quota.override-required' : 'quota.exhausted',
    params: { cap, used: holders.length, holders: holders.map(({ caseId }) => caseId).join(',') },
    rule: account.rule.rule,
    holders,
  };
}

/**
 * Takes the lowest free slot of an account for a case, or says why not. A case never holds two slots of an account.
 * Over a soft cap a new number is minted only together with the override; it is spent with that number and gives no
 * other case a place.
 */
export function claim(
  account: QuotaAccount<SlotRule>,
  slots: readonly QuotaSlot[],
  caseId: string,
  override?: SoftCapOverride,
): SlotClaim | QuotaRefusal {
  const held = slotOf(slots, caseId);
  if (held) return { refused: false, slotNumber: held.number, taken: false, slots };
  const cap = capOf(account);
  const free = lowestFree(slots, cap ?? slots.length + 1);
  if (free !== undefined) {
    return {
      refused: false,
      slotNumber: free,
      taken: true,
      slots: withSlot(slots, { number: free, state: 'reserved', caseId }),
    };
  }
  if (account.rule.type !== 'soft' || !override || cap === null) return refusal(account, cap ?? 0, slots);
  const used = new Set(slots.filter((slot) => slot.override !== undefined).map((slot) => slot.override));
  // One recorded override mints one slot; a second nomination needs its own.
  if (used.has(override.id)) return refusal(account, cap, slots);
  const number = Math.max(cap, ...slots.map((slot) => slot.number)) + 1;
  return {
    refused: false,
    slotNumber: number,
    taken: true,
    slots: withSlot(slots, { number, state: 'reserved', caseId, override: override.id }),
  };
}
