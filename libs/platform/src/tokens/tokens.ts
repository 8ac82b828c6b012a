/** Injection tokens of what a process is given at its start. */
export const APP_CONFIG = Symbol('APP_CONFIG');
export const LOGGER = Symbol('LOGGER');
/**
 * The request service for state changes and the compiled editions, for features that must not import the one that owns
 * them.
 */
export const TRANSITION_REQUESTS = Symbol('TRANSITION_REQUESTS');
export const EDITIONS = Symbol('EDITIONS');
/** Checking and hashing of passwords, for features that give out or take first ones. */
export const PASSWORDS = Symbol('PASSWORDS');
export interface Passwords {
  /** Throws `password.weak`, `password.common` or `password.personal`; `own` are the names of the person. */
  check(password: string, own: readonly string[]): Promise<void>;
  hash(password: string): Promise<string>;
}
