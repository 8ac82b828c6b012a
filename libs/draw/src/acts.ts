import type { SeedSource, Throw } from './seed';

/** Why somebody who was drawn does not sit, or is passed over when a reserve is asked; the words are public. */
export const REPLACEMENT_GROUNDS = ['declined', 'recused', 'conflict', 'ill', 'unreachable', 'disqualified'] as const;
export type ReplacementGround = (typeof REPLACEMENT_GROUNDS)[number];

/** A panel in the transcript. The order of its reserves follows from the seed and stands as a digest. */
export interface DrawnSeats {
  readonly panel: string;
  readonly seats: readonly string[];
  readonly reserves: string;
}

/** What may happen to a round. A draw is no choice of anybody's: it follows the last part of the seed at once. */
export type ActBody =
  | { readonly type: 'witness-committed'; readonly witness: 1 | 2; readonly digest: string }
  | ({ readonly type: 'witness-revealed'; readonly witness: 1 | 2 } & Throw)
  | { readonly type: 'beacon-entered'; readonly signature: string }
  | {
      readonly type: 'drawn';
      readonly draw: number;
      readonly seed: string;
      readonly panels: readonly DrawnSeats[];
    }
  | {
      readonly type: 'replaced';
      readonly panel: string;
      readonly out: string;
      readonly ground: ReplacementGround;
      /** Reserves that came before and could not be had, each with its ground. */
      readonly passed: readonly { readonly code: string; readonly ground: ReplacementGround }[];
      readonly in: string;
    }
  /** To draw again from the same pool, or to end the round so that another can be frozen. The reason is public. */
  | { readonly type: 'repeat-proposed'; readonly how: 'redraw' | 'annul'; readonly reason: string }
  | { readonly type: 'repeat-confirmed'; readonly source: SeedSource | null }
  | { readonly type: 'repeat-declined' };

export type ActType = ActBody['type'];

/** `by`: which person of the round, as P1, P2 and so on; the product for what follows by itself. */
export type Act = ActBody & { readonly seq: number; readonly at: string; readonly by: string };

export const BY_PRODUCT = 'product';

/** An act with the digest over it and everything before it. */
export interface Entry {
  readonly act: Act;
  readonly head: string;
}
