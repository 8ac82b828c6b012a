import type { ReplacementGround } from './acts';
import type { BeaconNetwork } from './beacon-networks';
import type { Frozen, Leaf } from './frozen';
import type { SeedSource, Throw } from './seed';

export interface PanelState {
  readonly seats: readonly string[];
  readonly reserves: readonly string[];
  /** Who cannot be had for this panel any more, with the ground. */
  readonly gone: readonly { readonly code: string; readonly ground: ReplacementGround }[];
}

/** How far a round has come; `seed` without `panels`: complete and about to be drawn. */
export interface RoundState {
  readonly phase: 'frozen' | 'drawn' | 'annulled';
  readonly draw: number;
  readonly seq: number;
  readonly head: string;
  readonly source: SeedSource;
  readonly committed: Readonly<Partial<Record<1 | 2, { readonly digest: string; readonly by: string }>>>;
  readonly revealed: Readonly<Partial<Record<1 | 2, Throw>>>;
  readonly seed: string | null;
  readonly panels: Readonly<Record<string, PanelState>>;
  readonly proposal: { readonly how: 'redraw' | 'annul'; readonly reason: string; readonly by: string } | null;
}

/** Why an act cannot be: a code, and where two values were compared, both. */
export interface Fault {
  readonly fault:
    | 'order'
    | 'phase'
    | 'samePerson'
    | 'committed'
    | 'notCommitted'
    | 'dice'
    | 'throw'
    | 'signature'
    | 'network'
    | 'beaconPast'
    | 'result'
    | 'panel'
    | 'notSeated'
    | 'replacement'
    | 'nobodyLeft'
    | 'proposed'
    | 'notProposed';
  readonly expected?: unknown;
  readonly found?: unknown;
}

/** What a round rests on. The leaves may be missing while nothing is drawn. */
export interface RoundFacts {
  readonly frozen: Frozen;
  readonly leaves: readonly Leaf[] | null;
  readonly isBeaconSignature: (network: BeaconNetwork, round: number, signature: string) => boolean;
  /** Other networks than the known ones: of a test with a key of its own. */
  readonly networks?: readonly BeaconNetwork[];
}

export const isFault = (result: object): result is Fault => 'fault' in result && typeof result.fault === 'string';
export const fault = (code: Fault['fault'], expected?: unknown, found?: unknown): Fault => ({
  fault: code,
  expected,
  found,
});
