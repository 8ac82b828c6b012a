import { DraftEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** Applications before they are submitted. */
export class DraftRepository {
  constructor(private readonly tx: Tx) {}

  /** Begins the draft of a case that was just opened. */
  async begin(draft: Pick<DraftEntity, 'caseId' | 'orgId' | 'content' | 'updatedBy' | 'updatedAt'>): Promise<void> {
    await this.tx.insert(DraftEntity, draft as never);
  }
}
