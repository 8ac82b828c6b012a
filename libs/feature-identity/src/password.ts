import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@linxuan/platform';

/** Argon2id with 19 MiB and two passes: the minimum that OWASP names, affordable on two cores. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const MIN_PASSWORD_LENGTH = 10;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** At least ten characters with two of letters, digits and others. Throws `password.weak`. */
export function checkPasswordStrength(password: string): void {
  const classes = [/\p{L}/u, /\d/, /[^\p{L}\d]/u].filter((pattern) => pattern.test(password)).length;
  if ([...password].length < MIN_PASSWORD_LENGTH || classes < 2)
    throw new DomainError(
      'password.weak',
      { min: MIN_PASSWORD_LENGTH },
      { fields: [{ pointer: '/next', code: 'weak' }] },
    );
}

/** Seconds a login stays locked after so many failures in a row: nothing for four, then 15, 30, 60 … up to 15 minutes. */
export function lockSeconds(failures: number): number {
  return failures < 5 ? 0 : Math.min(900, 15 * 2 ** (failures - 5));
}
