import type { Tx } from './unit-of-work';

/** An upload that is begun and not finished; sizes in bytes, as they were announced. */
export interface PendingUpload {
  readonly id: string;
  readonly caseId: string;
  readonly slot: string;
  readonly name: string;
  readonly size: number;
  readonly uploadedBy: string;
}

/** One after another, the uploads that a person begins: limits over several cases are counted once. */
export async function lockUploadsOf(tx: Tx, userId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('upload/' || $1, 0))`, [userId]);
}

/** The living uploads of a case or of a person, as far as the reader's organisation sees them. */
export async function pendingUploads(tx: Tx, caseId: string, userId: string): Promise<PendingUpload[]> {
  const rows: { id: string; case_id: string; slot: string; name: string; size: string; uploaded_by: string }[] =
    await tx.query(
      `SELECT id, case_id, slot, name, size, uploaded_by FROM upload
        WHERE (case_id = $1 OR uploaded_by = $2) AND touched_at > clock_timestamp() - interval '2 hours' ORDER BY touched_at, id`,
      [caseId, userId],
    );
  return rows.map(({ id, case_id, slot, name, size, uploaded_by }) => ({
    id,
    caseId: case_id,
    slot,
    name,
    size: Number(size),
    uploadedBy: uploaded_by,
  }));
}

/** Gives up what nobody continued, of all organisations; the ids, whose bytes may go too. */
export async function expireUploads(tx: Tx): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(`SELECT expire_uploads AS id FROM expire_uploads()`);
  return rows.map(({ id }) => id);
}
