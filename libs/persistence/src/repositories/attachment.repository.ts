import { IsNull } from 'typeorm';
import { AttachmentEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A file of a case; `sha` is the SHA-256 of its bytes, `size` their number. */
export type StoredAttachment = Pick<
  AttachmentEntity,
  'id' | 'caseId' | 'slot' | 'name' | 'size' | 'mime' | 'sha' | 'uploadedAt'
>;

const COLUMNS = {
  id: true,
  caseId: true,
  slot: true,
  name: true,
  size: true,
  mime: true,
  sha: true,
  uploadedAt: true,
} as const;

/** Files that were handed in with applications. */
export class AttachmentRepository {
  constructor(private readonly tx: Tx) {}

  /** The files that lie with a case now, in the order in which they came. */
  presentOf(caseId: string): Promise<StoredAttachment[]> {
    return this.tx.find(AttachmentEntity, {
      select: COLUMNS,
      where: { caseId, removedAt: IsNull() },
      order: { uploadedAt: 'ASC', id: 'ASC' },
    });
  }

  /** A file of this organisation, also one that was taken off since. */
  ownFile(id: string, orgId: string): Promise<StoredAttachment | null> {
    return this.tx.findOne(AttachmentEntity, { select: COLUMNS, where: { id, orgId } });
  }

  /**
   * A file that the person may read. Others than the applicant see what was submitted, never what lies in a draft:
   * the revision that they see must name it. SQL, since row-level security decides about the revisions too.
   */
  async readable(id: string): Promise<StoredAttachment | undefined> {
    const [row] = await rowsOf<StoredAttachment>(
      this.tx,
      `SELECT id, case_id, slot, name, size, mime, sha, uploaded_at
       FROM attachment a
       WHERE id = $1
         AND (
           org_id = app_org()
           OR EXISTS (
             SELECT 1
             FROM case_revision r
             JOIN snapshot s ON s.sha = r.sha
             WHERE r.case_id = a.case_id AND strpos(s.content, a.id::text) > 0
           )
         )`,
      [id],
    );
    return row && { ...row, size: Number(row.size) };
  }

  async add(attachment: Omit<AttachmentEntity, 'removedAt'>): Promise<void> {
    await this.tx.insert(AttachmentEntity, attachment);
  }

  /** Takes a file off its application at an instant (ISO 8601); its row stays for the revisions that name it. */
  async takeOff(id: string, at: string): Promise<void> {
    await this.tx.update(AttachmentEntity, { id }, { removedAt: at });
  }
}
