import { SessionEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** Signed-in browsers. */
export class SessionRepository {
  constructor(private readonly tx: Tx) {}

  /** Signs a person out everywhere. */
  async endAllOf(userId: string): Promise<void> {
    await this.tx.delete(SessionEntity, { userId });
  }
}
