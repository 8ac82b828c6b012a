import { canonicalJson } from '@linxuan/form-rules';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What is hashed. Each has a prefix of its own, so that no text of one kind is ever a text of another. */
export type Hashed = 'leaf' | 'person' | 'case' | 'commitment' | 'witness' | 'seed' | 'act' | 'stream' | 'reserves';

/**
 * SHA-256 over the UTF-8 bytes of `linxuan/draw/1/KIND`, a line feed, and the value as canonical JSON (RFC 8785): 64
 * lower-case hex digits.
 */
export function digest(kind: Hashed, value: unknown): string {
  return bytesToHex(digestBytes(kind, value));
}

/** The same as 32 bytes. */
export function digestBytes(kind: Hashed, value: unknown): Uint8Array {
  return sha256(utf8ToBytes(`linxuan/draw/1/${kind}\n${canonicalJson(value)}`));
}
