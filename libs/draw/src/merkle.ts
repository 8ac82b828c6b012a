import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/**
 * The tree of RFC 6962 §2.1: a leaf is SHA-256 over 0x00 and its bytes, a node over 0x01 and its two children, and a
 * list is split at the largest power of two below its length. All values are bytes in and hex digits out.
 */
const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

const leafOf = (data: Uint8Array): Uint8Array => sha256(concatBytes(LEAF, data));
const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(NODE, left, right));

/** The largest power of two below `n`, which is at least 2. */
function splitOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

function hashOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leafOf(first);
  const half = splitOf(leaves.length);
  return nodeOf(hashOf(leaves.slice(0, half)), hashOf(leaves.slice(half)));
}

/** The root over leaves in their order. */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  return bytesToHex(hashOf(leaves));
}

/** The hashes that lead from the leaf at `index` to the root, nearest first (RFC 6962 §2.1.1). */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): string[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index}`);
  if (leaves.length === 1) return [];
  const half = splitOf(leaves.length);
  const [own, other] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...inclusionProof(own, index), merkleRoot(other)]
    : [...inclusionProof(other, index - half), merkleRoot(own)];
}

/** Where a leaf is said to stand: of `size` leaves the one at `index`. */
export interface LeafPlace {
  readonly index: number;
  readonly size: number;
}

/** Whether the hashes lead from the leaf to the root; a proof of a wrong length or form leads nowhere. */
export function isIncluded(leaf: Uint8Array, place: LeafPlace, proof: readonly string[], root: string): boolean {
  if (place.index < 0 || place.index >= place.size || proof.some((one) => !/^[0-9a-f]{64}$/.test(one))) return false;
  const rest = proof.map(hexToBytes);
  const climb = (index: number, size: number): Uint8Array | undefined => {
    if (size === 1) return leafOf(leaf);
    const half = splitOf(size);
    const other = rest.pop();
    const own = index < half ? climb(index, half) : climb(index - half, size - half);
    if (!own || !other) return undefined;
    return index < half ? nodeOf(own, other) : nodeOf(other, own);
  };
  const found = climb(place.index, place.size);
  return found !== undefined && rest.length === 0 && bytesToHex(found) === root;
}
