import { kindOfMime, type AttachmentDto } from '@linxuan/contracts';
import type { Tx } from '@linxuan/persistence';
import { DomainError, isUuid, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';

export function uuidOf(id: string): string {
  if (!isUuid(id)) throw new DomainError('subject.notFound');
  return id.toLowerCase();
}

interface AttachmentRecord {
  id: string;
  slot: string;
  name: string;
  size: string;
  mime: string;
  sha: string;
  uploaded_at: Date;
}

export function toAttachment({ sha, size, uploaded_at, ...row }: AttachmentRecord): AttachmentDto {
  const kind = kindOfMime(row.mime);
  if (!kind) throw new Error(`Attachment ${row.id} has a kind that no form takes`);
  return {
    id: row.id,
    slot: row.slot,
    name: row.name,
    mime: row.mime,
    kind,
    size: Number(size),
    sha256: sha,
    uploadedAt: uploaded_at.toISOString(),
  };
}

export const ATTACHMENT_COLUMNS = 'id, slot, name, size, mime, sha, uploaded_at';

export async function presentFiles(tx: Tx, caseId: string): Promise<AttachmentDto[]> {
  const rows: AttachmentRecord[] = await tx.query(
    `SELECT ${ATTACHMENT_COLUMNS} FROM attachment WHERE case_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [caseId],
  );
  return rows.map(toAttachment);
}

/**
 * The edition of the applicant's own case while it may be written: drafted, or returned for correction. The draft's row is
 * locked, so that two uploads at once cannot both take the last place of a slot.
 */
export async function writableCase(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  caseId: string,
): Promise<CompiledEdition> {
  const [row] = await tx.query(`SELECT state, stage, edition_id FROM case_file WHERE id = $1 AND applicant_org = $2`, [
    uuidOf(caseId),
    actor.orgId,
  ]);
  if (!row) throw new DomainError('subject.notFound');
  const edition = await editions.get(tx, row.edition_id);
  const writable = ['submit', 'resubmit'].some((action) => edition.machine.find('case', row.state, action, row.stage));
  if (!writable) throw new DomainError('draft.notEditable');
  await tx.query(`SELECT 1 FROM draft WHERE case_id = $1 FOR UPDATE`, [caseId]);
  return edition;
}
