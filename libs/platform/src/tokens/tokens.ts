/** Injection tokens of what a process is given at its start. */
export const APP_CONFIG = Symbol('APP_CONFIG');
export const LOGGER = Symbol('LOGGER');
/**
 * The request service for state changes and the compiled editions, for features that must not import the one that owns
 * them.
 */
export const TRANSITION_REQUESTS = Symbol('DOOR');
export const EDITIONS = Symbol('EDITIONS');
/** Hashing of passwords, for features that give out first ones. */
export const PASSWORDS = Symbol('PASSWORDS');
export interface Passwords {
  hash(password: string): Promise<string>;
}
