import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from './canonical';

/** The only file of the domain's ledger that needs Node; canonical JSON itself runs in a browser too. */

/** Previous hash of the first event of every chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 of the UTF-8 bytes of a text, 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** HMAC-SHA256 of a text under a key, both as UTF-8; 64 lower-case hex digits. */
export function hmacSha256Hex(key: string, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}

/** SHA-256 over the canonical text of a value. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

/** Hash of an event: over the hash before it, a line feed, and the event's canonical text. */
export function chainHash(prevHash: string, canonicalText: string): string {
  return sha256Hex(`${prevHash}\n${canonicalText}`);
}
