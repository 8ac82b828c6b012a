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
