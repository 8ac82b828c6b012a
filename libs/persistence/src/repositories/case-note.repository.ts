import { CaseNoteEntity } from '../entities';
import type { Tx } from '../unit-of-work';

/** Notes that organisations keep on a case. */
export class CaseNoteRepository {
  constructor(private readonly tx: Tx) {}

  async add(note: Omit<CaseNoteEntity, 'case' | 'closedAt'>): Promise<void> {
    await this.tx.insert(CaseNoteEntity, note);
  }

  /** Null where the case has no such note, or none that is visible. */
  find(caseId: string, id: string): Promise<CaseNoteEntity | null> {
    return this.tx.findOneBy(CaseNoteEntity, { id, caseId });
  }

  /** Closes a note at an instant (ISO 8601). */
  async close(id: string, at: string): Promise<void> {
    await this.tx.update(CaseNoteEntity, { id }, { closedAt: at });
  }
}
