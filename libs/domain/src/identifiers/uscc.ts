import { compactIdentifier, usccCheckCharacter, usccFault, type UsccFault } from '@linxuan/form-rules';

export interface Uscc {
  /** 18 characters, upper case. */
  normalized: string;
  /** Registering authority and kind of body (positions 1 and 2). */
  authority: string;
  /** Region of the registering authority, GB/T 2260 (positions 3 to 8); not where the organisation sits today. */
  region: string;
  /** Code of the organisation, GB 11714 (positions 9 to 17). */
  organisation: string;
}

export type UsccDefect = UsccFault;
export type Parsed<T, D extends string> = { ok: true; value: T } | { ok: false; code: D };

/**
 * Reads a unified social credit code (GB 32100-2015) as people write it: spaces, full width and lower case are fine.
 * `confirmed` are the codes that were issued with another check digit, as an operator confirmed by the licence.
 */
export function parseUscc(text: string, confirmed: readonly string[] = []): Parsed<Uscc, UsccDefect> {
  const fault = usccFault(text, confirmed);
  if (fault !== null) return { ok: false, code: fault };
  const normalized = compactIdentifier(text);
  return {
    ok: true,
    value: {
      normalized,
      authority: normalized.slice(0, 2),
      region: normalized.slice(2, 8),
      organisation: normalized.slice(8, 17),
    },
  };
}

export function isValidUscc(text: string): boolean {
  return parseUscc(text).ok;
}

/** A well-formed code for demonstrations and tests, the same for the same seed. `region` as six digits of GB/T 2260. */
export function makeUscc(seed: number, region = '110000'): string {
  const digits = String(Math.abs(Math.trunc(seed)) % 100_000_000).padStart(8, '0');
  // The MA series is the one that newly registered organisations get.
  const first17 = `91${region}${organisationCode(`MA${digits.slice(2)}`)}`;
  return `${first17}${usccCheckCharacter(first17) ?? ''}`;
}

/**
 * Eight characters with their check character after GB 11714: weights 3, 7, 9, 10, 5, 8, 4, 2, modulus 11, 10 written
 * X.
 */
function organisationCode(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, character, i) => total + Number.parseInt(character, 36) * (weights[i] ?? 0), 0);
  const check = 11 - (sum % 11);
  return `${body}${check === 10 ? 'X' : check === 11 ? '0' : String(check)}`;
}
