import { digest } from './digest';

/** Where the seed of a draw comes from, named before it exists. */
export type SeedSource =
  | { readonly kind: 'witnesses' }
  /** A round of a public beacon that is still to come when it is named. */
  | { readonly kind: 'beacon'; readonly network: string; readonly round: number };

/** What a witness has thrown: twenty dice, and 16 random bytes as hex digits that keep the first digest secret. */
export interface Throw {
  readonly dice: readonly number[];
  readonly nonce: string;
}

export const DICE = 20;

export function isThrow({ dice, nonce }: Throw): boolean {
  return (
    dice.length === DICE &&
    dice.every((die) => Number.isInteger(die) && die >= 1 && die <= 6) &&
    /^[0-9a-f]{32}$/.test(nonce)
  );
}

/** What a seed belongs to: the frozen round, its root, and the number of the draw. */
export interface SeedPlace {
  readonly commitment: string;
  readonly root: string;
  readonly draw: number;
}

/** What a witness hands in before either has shown anything. */
export function witnessDigest({ commitment, root, draw }: SeedPlace, witness: 1 | 2, { dice, nonce }: Throw): string {
  return digest('witness', { commitment, root, draw, witness, dice, nonce });
}

export function seedOfWitnesses({ commitment, root, draw }: SeedPlace, throws: readonly [Throw, Throw]): string {
  const entries = throws.map(({ dice, nonce }) => ({ dice, nonce }));
  return digest('seed', { commitment, root, draw, entries });
}

/** `signature`: of the beacon's round, as hex digits. */
export function seedOfBeacon(
  { commitment, root, draw }: SeedPlace,
  { network, round }: Extract<SeedSource, { kind: 'beacon' }>,
  signature: string,
): string {
  return digest('seed', { commitment, root, draw, beacon: { network, round, signature } });
}
