import type { QuotaSlot } from './slots';
import { slotOf, withSlot } from './slots';

/** Why a case leaves the nomination. Only a correction is certain to come back. */
export type ReleaseCause = 'correction' | 'rejection' | 'withdrawal' | 'recall';

export interface ReleaseFacts {
  readonly cause: ReleaseCause;
  /** The ministry has receipted the dossier that holds the case. */
  readonly receipted: boolean;
  /** The nomination deadline of the nominator, extensions included, lies before the instant that counts. */
  readonly deadlinePassed: boolean;
}

export interface Release {
  readonly slots: readonly QuotaSlot[];
  readonly freed: number | null;
  /** Why the slot stays; null when one was freed or none was held. */
  readonly kept: 'correction' | 'receipted' | 'deadline-passed' | null;
}

/**
 * Gives a slot back where the rule allows it: a correction keeps it; rejection, withdrawal and recall free it only
 * before the receipt and the deadline. Otherwise a seventh could be nominated later by withdrawing one of six.
 */
export function free(slots: readonly QuotaSlot[], caseId: string, facts: ReleaseFacts): Release {
  const held = slotOf(slots, caseId);
  if (!held) return { slots, freed: null, kept: null };
  if (facts.cause === 'correction') return { slots, freed: null, kept: 'correction' };
  if (facts.receipted || held.state === 'spent') return { slots, freed: null, kept: 'receipted' };
  if (facts.deadlinePassed) return { slots, freed: null, kept: 'deadline-passed' };
  // A number over a soft cap keeps its override: it was given for this case and lets no other one in.
  return { slots: withSlot(slots, { ...held, state: 'free', caseId: null }), freed: held.number, kept: null };
}

export interface SlotMissing {
  readonly refused: true;
  readonly code: 'quota.slot-missing' | 'quota.slot-spent' | 'quota.slot-not-transmitted';
  readonly params: { readonly caseId: string };
}
export type SlotMove = { readonly refused: false; readonly slots: readonly QuotaSlot[] } | SlotMissing;

const missing = (code: SlotMissing['code'], caseId: string): SlotMissing => ({
  refused: true,
  code,
  params: { caseId },
});

/** A dossier goes out: all its cases hold a slot and all become transmitted, or none does. Repeating it changes nothing. */
export function transmit(slots: readonly QuotaSlot[], caseIds: readonly string[]): SlotMove {
  let moved = slots;
  for (const caseId of caseIds) {
    const held = slotOf(moved, caseId);
    if (!held) return missing('quota.slot-missing', caseId);
    if (held.state === 'spent') return missing('quota.slot-spent', caseId);
    moved = withSlot(moved, { ...held, state: 'transmitted' });
  }
  return { refused: false, slots: moved };
}

/** The receipt spends the slots of a dossier, all or none. Repeating it changes nothing. */
export function spend(slots: readonly QuotaSlot[], caseIds: readonly string[]): SlotMove {
  let moved = slots;
  for (const caseId of caseIds) {
    const held = slotOf(moved, caseId);
    if (!held) return missing('quota.slot-missing', caseId);
    if (held.state === 'reserved') return missing('quota.slot-not-transmitted', caseId);
    moved = withSlot(moved, { ...held, state: 'spent' });
  }
  return { refused: false, slots: moved };
}
