import type { AttachmentSlot, FileKind, FormDefinition } from '@linxuan/form-rules';
import type { PendingUpload } from '@linxuan/persistence';
import {
  claimedKind,
  DomainError,
  extensionOf,
  refusedFile,
  type AppConfig,
  type FileVerdict,
} from '@linxuan/platform';

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

/** Unfinished uploads of one person, over all cases. */
const PENDING_MOST = 20;

/**
 * Whether a person may begin one more upload beside those that are not finished; together they may be as large as one
 * case.
 */
export function requireFewPending(pending: readonly PendingUpload[], size: number, limits: Limits): void {
  const bytes = pending.reduce((sum, one) => sum + one.size, size);
  if (pending.length >= PENDING_MOST || bytes > limits.caseMaxBytes)
    throw new DomainError('upload.tooMany', { count: pending.length });
}

/**
 * Whether one more file may go into the slot, by what is known before its first byte. Sizes in bytes. `present` are the
 * files that are there and those on their way.
 */
export function requireRoom(
  form: FormDefinition,
  slot: AttachmentSlot,
  present: readonly { slot: string; size: number }[],
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
  if (file.size === 0) throw refusedFile('empty', file.name, accepted(slot), pointer);
  if (present.filter((one) => one.slot === slot.id).length >= slot.max)
    throw new DomainError(
      'file.refused',
      { name: file.name },
      { fields: [{ pointer, code: 'file-too-many', params: { limit: slot.max, actual: slot.max + 1 } }] },
    );
  const claimed = claimedKind(file.name);
  if (extensionOf(file.name) !== '' && (claimed === null || !slot.accept.includes(claimed)))
    throw wrongKind(slot, file.name);
}

/** Whether the file opens, and its content is of a kind that the slot takes and of the one that the name claims. */
export function requireKind(slot: AttachmentSlot, name: string, { kind, refusal }: FileVerdict): FileKind {
  const claimed = claimedKind(name);
  const mismatch = kind !== null && (!slot.accept.includes(kind) || (claimed !== null && claimed !== kind));
  if (mismatch || refusal !== null || kind === null)
    throw refusedFile((mismatch ? null : refusal) ?? 'disguised', name, accepted(slot), `/attachments/${slot.id}`);
  return kind;
}

function wrongKind(slot: AttachmentSlot, name: string): DomainError {
  const params = { file: name, accepted: accepted(slot) };
  return new DomainError(
    'file.refused',
    { name, accepted: accepted(slot) },
    { fields: [{ pointer: `/attachments/${slot.id}`, code: 'file-type', params }] },
  );
}

function accepted(slot: AttachmentSlot): string {
  return slot.accept.join(', ').toUpperCase();
}
