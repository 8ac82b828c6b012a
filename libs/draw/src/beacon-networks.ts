/** A public beacon: its key, its first round in seconds since 1970, and the seconds between two rounds. */
export interface BeaconNetwork {
  readonly id: string;
  readonly publicKey: string;
  readonly genesis: number;
  readonly period: number;
}

/** The networks that a round may name. Source of the figures: https://docs.drand.love/dev-guide/API%20Documentation */
export const BEACON_NETWORKS: readonly BeaconNetwork[] = [
  {
    id: 'drand-quicknet',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    genesis: 1_692_803_367,
    period: 3,
  },
];

/** When a round is signed, ISO 8601 UTC. Rounds are counted from 1. */
export function beaconInstant({ genesis, period }: BeaconNetwork, round: number): string {
  return new Date((genesis + (round - 1) * period) * 1000).toISOString();
}

/** The first round that is signed at an instant or after it. */
export function beaconRoundAfter({ genesis, period }: BeaconNetwork, instant: string): number {
  return Math.max(1, Math.ceil((Date.parse(instant) / 1000 - genesis) / period) + 1);
}
