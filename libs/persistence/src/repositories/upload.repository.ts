import { In } from 'typeorm';
import { UploadEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** An upload that is begun and not finished; sizes in bytes, as they were announced. */
export interface PendingUpload {
  id: string;
  caseId: string;
  slot: string;
  name: string;
  size: number;
  uploadedBy: string;
}

/** The same with how many bytes have arrived. */
export type UploadProgress = Omit<PendingUpload, 'uploadedBy'> & { received: number };

/**
 * Files that are on their way. One that nobody continued for two hours is treated as gone, by the clock of the
 * database.
 */
export class UploadRepository {
  constructor(private readonly tx: Tx) {}

  /** One after another, the uploads that a person begins: limits over several cases are counted once. */
  async lockOf(userId: string): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('upload/' || $1, 0))`, [userId]);
  }

  /** The living uploads of a case or of a person, as far as the reader's organisation sees them. */
  async pending(caseId: string, userId: string): Promise<PendingUpload[]> {
    const rows = await rowsOf<PendingUpload>(
      this.tx,
      `SELECT id, case_id, slot, name, size, uploaded_by
       FROM upload
       WHERE (case_id = $1 OR uploaded_by = $2) AND touched_at > clock_timestamp() - interval '2 hours'
       ORDER BY touched_at, id`,
      [caseId, userId],
    );
    return rows.map((row) => ({ ...row, size: Number(row.size) }));
  }

  /** A living upload; with `lock` nobody else continues it until the transaction ends. */
  async find(id: string, lock: boolean): Promise<UploadProgress | undefined> {
    const [row] = await rowsOf<UploadProgress>(
      this.tx,
      `SELECT id, case_id, slot, name, size, received
       FROM upload
       WHERE id = $1 AND touched_at > clock_timestamp() - interval '2 hours'
       ${lock ? 'FOR UPDATE' : ''}`,
      [id],
    );
    return row && { ...row, size: Number(row.size), received: Number(row.received) };
  }

  async add(
    upload: Pick<UploadEntity, 'id' | 'caseId' | 'orgId' | 'slot' | 'name' | 'size' | 'uploadedBy'>,
  ): Promise<void> {
    await this.tx.insert(UploadEntity, upload);
  }

  /** Notes how many bytes have arrived; from now on two hours may pass again. */
  async advance(id: string, received: number): Promise<void> {
    await this.tx.update(UploadEntity, { id }, { received, touchedAt: () => 'clock_timestamp()' });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.tx.delete(UploadEntity, { id: In([...ids]) });
  }

  /** Gives up what nobody continued, of all organisations; the ids, whose bytes may go too. */
  async expire(): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(`SELECT expire_uploads AS id FROM expire_uploads()`);
    return rows.map(({ id }) => id);
  }
}
