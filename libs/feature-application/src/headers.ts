import { DomainError } from '@linxuan/platform';

/** Version in an If-Match header; null where there is none. */
export function versionIn(match: string | undefined): number | null {
  if (match === undefined) return null;
  const version = Number(match.replace(/^W\//, '').replaceAll('"', ''));
  if (!Number.isInteger(version)) throw new DomainError('request.versionMissing');
  return version;
}

export function keyIn(key: string | undefined): string {
  if (!key || key.length > 120) throw new DomainError('request.keyMissing');
  return key;
}
