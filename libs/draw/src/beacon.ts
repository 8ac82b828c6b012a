import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { BeaconNetwork } from './beacon-networks';

const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/** What the beacon signs: SHA-256 over the round as eight bytes, the highest first. */
export function beaconMessage(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  let rest = BigInt(round);
  for (let at = 7; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 255n);
    rest >>= 8n;
  }
  return sha256(bytes);
}

/**
 * Whether a signature is the network's over the round (scheme `bls-unchained-g1-rfc9380` of drand: key on G2, signature
 * on G1). There is one such signature for a round, so nobody can choose among several. Whatever is no signature is not.
 */
export function isBeaconSignature({ publicKey }: BeaconNetwork, round: number, signature: string): boolean {
  const { shortSignatures } = bls12_381;
  try {
    const message = shortSignatures.hash(beaconMessage(round), DST);
    return shortSignatures.verify(hexToBytes(signature), message, hexToBytes(publicKey));
  } catch {
    return false;
  }
}
