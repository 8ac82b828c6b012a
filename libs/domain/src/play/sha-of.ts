import { canonicalJson, sha256Hex } from '../ledger';

/** Digest of content as the ledger holds it. */
export function shaOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
