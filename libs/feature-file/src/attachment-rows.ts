import { kindOfMime, type AttachmentDto } from '@linxuan/contracts';
import {
  AttachmentRepository,
  CaseRepository,
  DraftRepository,
  type StoredAttachment,
  type Tx,
} from '@linxuan/persistence';
import { DomainError, isUuid, type CompiledEdition, type Editions, type SessionActor } from '@linxuan/platform';

export function uuidOf(id: string): string {
  if (!isUuid(id)) throw new DomainError('subject.notFound');
  return id.toLowerCase();
}

export function toAttachment({ sha, size, mime, ...row }: StoredAttachment): AttachmentDto {
  const kind = kindOfMime(mime);
  if (!kind) throw new Error(`Attachment ${row.id} has a kind that no form takes`);
  return { id: row.id, slot: row.slot, name: row.name, mime, kind, size, sha256: sha, uploadedAt: row.uploadedAt };
}

export async function presentFiles(tx: Tx, caseId: string): Promise<AttachmentDto[]> {
  return (await new AttachmentRepository(tx).presentOf(caseId)).map(toAttachment);
}

/**
 * The edition of the applicant's own case while it may be written: drafted, or returned for correction. The draft's row
 * is locked, so that two uploads at once cannot both take the last place of a slot.
 */
export async function writableCase(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  caseId: string,
): Promise<CompiledEdition> {
  const row = await new CaseRepository(tx).ofApplicant(uuidOf(caseId), actor.orgId);
  if (!row) throw new DomainError('subject.notFound');
  const edition = await editions.get(tx, row.editionId);
  const writable = ['submit', 'resubmit'].some((action) => edition.machine.find('case', row.state, action, row.stage));
  if (!writable) throw new DomainError('draft.notEditable');
  await new DraftRepository(tx).lock(caseId);
  return edition;
}
