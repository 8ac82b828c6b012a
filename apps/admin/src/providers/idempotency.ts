import { newKey } from './act';
import { isLasting } from './problem';

/** Keys of writes that are not known to have been taken or refused. */
const unsettled = new Map<string, string>();

/**
 * Sends a write under an idempotency key that the same content keeps until the server has settled it. So "try again"
 * after a lost answer, by hand or by a program, never does a thing twice, and what was refused may be tried anew once
 * things have changed.
 */
export async function withKey<T>(content: unknown, send: (key: string) => Promise<T>): Promise<T> {
  const name = JSON.stringify(content);
  const key = unsettled.get(name) ?? newKey();
  unsettled.set(name, key);
  try {
    const answer = await send(key);
    unsettled.delete(name);
    return answer;
  } catch (error) {
    if (isLasting(error)) unsettled.delete(name);
    throw error;
  }
}
