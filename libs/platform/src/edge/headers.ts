import { DomainError } from '../problem';
import type { SignedSheet } from '../tokens/transition-requests';

const ETAG = /^(?:W\/)?"?(\d{1,9})"?$/;

/** The version in `If-Match`, weak or strong, quoted or not. Throws `request.versionMissing` for what is no version. */
export function versionIn(match: string | undefined): number {
  const [, version] = ETAG.exec(match ?? '') ?? [];
  if (version === undefined) throw new DomainError('request.versionMissing');
  return Number(version);
}

/** `Idempotency-Key`: 1 to 120 visible ASCII characters. Throws `request.keyMissing`. */
export function keyIn(key: string | undefined): string {
  if (!key || !/^[\u0021-\u007e]{1,120}$/.test(key)) throw new DomainError('request.keyMissing');
  return key;
}

/**
 * `X-Worksheet: <stage>/<version>` names the unsent work that is signed, as the page shows it; absent where none is
 * shown. Throws `request.worksheetUnreadable`.
 */
export function worksheetIn(header: string | undefined): SignedSheet | undefined {
  if (header === undefined) return undefined;
  const [, stage, version] = /^([A-Za-z0-9._-]{1,64})\/(\d{1,9})$/.exec(header) ?? [];
  if (stage === undefined || version === undefined) throw new DomainError('request.worksheetUnreadable');
  return { stage, version: Number(version) };
}
