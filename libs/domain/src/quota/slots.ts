/**
 * A quota is a set of numbered slots, unique by (account, number). reserved: a nomination holds it · transmitted: it
 * went out under the letter · spent: the ministry receipted it · free: given back, the number may be taken again.
 */
export type SlotState = 'free' | 'reserved' | 'transmitted' | 'spent';

export interface QuotaSlot {
  readonly number: number;
  readonly state: SlotState;
  /** The case that holds the slot; null when free. */
  readonly caseId: string | null;
  /** The recorded override with which a slot over a soft cap was minted. */
  readonly override?: string;
}

export interface SlotHolder {
  readonly caseId: string;
  readonly slotNumber: number;
  readonly state: Exclude<SlotState, 'free'>;
}

/** Who holds which slot, by number. */
export function holdersOf(slots: readonly QuotaSlot[]): readonly SlotHolder[] {
  return slots
    .flatMap(({ number, state, caseId }) =>
      state === 'free' || caseId === null ? [] : [{ caseId, slotNumber: number, state }],
    )
    .sort((a, b) => a.slotNumber - b.slotNumber);
}

/** The slot a case holds, if any. */
export function slotOf(slots: readonly QuotaSlot[], caseId: string): QuotaSlot | undefined {
  return slots.find((slot) => slot.state !== 'free' && slot.caseId === caseId);
}

/** The slots with one of them replaced, or added where its number is new; in order of number. */
export function withSlot(slots: readonly QuotaSlot[], slot: QuotaSlot): readonly QuotaSlot[] {
  return [...slots.filter(({ number }) => number !== slot.number), slot].sort((a, b) => a.number - b.number);
}
