import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB and two passes: the minimum that OWASP names, affordable on two cores. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const MIN_PASSWORD_LENGTH = 10;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password);
