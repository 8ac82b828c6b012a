import type { AttachmentInfo, AttachmentSlot, FileKind, FormDefinition } from '@linxuan/form-rules';
import { claimedKind, DomainError, extensionOf, type AppConfig } from '@linxuan/platform';

const MB = 1024 * 1024;
type Limits = Pick<AppConfig, 'uploadMaxBytes' | 'caseMaxBytes'>;

export function slotOf(form: FormDefinition, id: string, name: string): AttachmentSlot {
  const slot = form.attachments.find((one) => one.id === id);
  if (!slot)
    throw new DomainError(
      'file.refused',
      { name },
      { fields: [{ pointer: `/attachments/${id}`, code: 'file-slot', params: { file: name } }] },
    );
  return slot;
}

/** Whether one more file may go into the slot, by what is known before its first byte. Sizes in bytes. */
export function requireRoom(
  form: FormDefinition,
  slot: AttachmentSlot,
  present: readonly AttachmentInfo[],
  file: { name: string; size: number },
  limits: Limits,
): void {
  const pointer = `/attachments/${slot.id}`;
  const limit = Math.min(limits.uploadMaxBytes, slot.perFileMb * MB);
  if (file.size > limit)
    throw new DomainError(
      'file.tooLarge',
      { name: file.name, limit: limit / MB },
      { fields: [{ pointer, code: 'file-size', params: { file: file.name, limit: limit / MB } }] },
    );
  const total = Math.min(limits.caseMaxBytes, form.totalMb * MB);
  if (present.reduce((sum, { size }) => sum + size, file.size) > total)
    throw new DomainError(
      'file.totalTooLarge',
      { limit: total / MB },
      { fields: [{ pointer: '/attachments', code: 'files-total', params: { limit: total / MB } }] },
    );
  if (file.size === 0)
    throw new DomainError(
      'file.refused',
      { name: file.name },
      { fields: [{ pointer, code: 'file-type', params: { file: file.name, accepted: accepted(slot) } }] },
    );
  if (present.filter((one) => one.slot === slot.id).length >= slot.max)
    throw new DomainError(
      'file.refused',
      { name: file.name },
      { fields: [{ pointer, code: 'file-too-many', params: { limit: slot.max, actual: slot.max + 1 } }] },
    );
  const claimed = claimedKind(file.name);
  if (extensionOf(file.name) !== '' && (claimed === null || !slot.accept.includes(claimed)))
    throw wrongKind('file.refused', slot, file.name);
}

/** Whether the content is of a kind that the slot takes, and of the one that the name claims. */
export function requireKind(slot: AttachmentSlot, name: string, kind: FileKind | null): FileKind {
  const claimed = claimedKind(name);
  if (kind === null || !slot.accept.includes(kind) || (claimed !== null && claimed !== kind))
    throw wrongKind('file.disguised', slot, name);
  return kind;
}

function wrongKind(code: string, slot: AttachmentSlot, name: string): DomainError {
  return new DomainError(
    code,
    { name, accepted: accepted(slot) },
    {
      fields: [
        { pointer: `/attachments/${slot.id}`, code: 'file-type', params: { file: name, accepted: accepted(slot) } },
      ],
    },
  );
}

function accepted(slot: AttachmentSlot): string {
  return slot.accept.join(', ').toUpperCase();
}
