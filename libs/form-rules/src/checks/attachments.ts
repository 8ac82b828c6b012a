import type { AttachmentInfo, AttachmentSlot, FormDefinition, Problem, ProblemCode } from '../types';

const MB = 1024 * 1024;

/** Pointer of a slot, for problems and marks; a single file stands under `/attachments/<file id>`. */
export function slotPointer(slot: AttachmentSlot): string {
  return `/attachments/${slot.id}`;
}

/** The files against their slots: how many, of which kind (by content), how large each and all together. */
export function validateAttachments(form: FormDefinition, files: readonly AttachmentInfo[]): Problem[] {
  const problems = form.attachments.flatMap((slot) =>
    checkSlot(
      slot,
      files.filter((file) => file.slot === slot.id),
    ),
  );
  const known = new Set(form.attachments.map((slot) => slot.id));
  for (const file of files.filter((one) => !known.has(one.slot)))
    problems.push(problem(`/attachments/${file.slot}`, 'file-slot', { file: file.name }));
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > form.totalMb * MB) problems.push(problem('/attachments', 'files-total', { limit: form.totalMb }));
  return problems;
}

/** Whether one more file may go into the slot, before it is uploaded. Null where it may. */
export function checkUpload(
  form: FormDefinition,
  files: readonly AttachmentInfo[],
  file: AttachmentInfo,
): Problem | null {
  const before = new Set(
    validateAttachments(form, files)
      .filter((p) => p.code !== 'file-missing')
      .map((p) => `${p.pointer} ${p.code}`),
  );
  const after = validateAttachments(form, [...files, file]).filter((p) => p.code !== 'file-missing');
  return (
    after.find((p) => !before.has(`${p.pointer} ${p.code}`)) ??
    after.find((p) => p.params['file'] === file.name) ??
    null
  );
}

function checkSlot(slot: AttachmentSlot, files: readonly AttachmentInfo[]): Problem[] {
  const pointer = slotPointer(slot);
  const problems: Problem[] = [];
  const least = slot.required ? Math.max(1, slot.min) : slot.min;
  if (files.length < least) problems.push(problem(pointer, 'file-missing', { limit: least, actual: files.length }));
  if (files.length > slot.max)
    problems.push(problem(pointer, 'file-too-many', { limit: slot.max, actual: files.length }));
  for (const file of files) {
    if (file.size === 0) problems.push(problem(pointer, 'file-empty', { file: file.name }));
    if (!slot.accept.includes(file.kind))
      problems.push(problem(pointer, 'file-type', { file: file.name, accepted: slot.accept.join(', ').toUpperCase() }));
    if (file.size > slot.perFileMb * MB)
      problems.push(problem(pointer, 'file-size', { file: file.name, limit: slot.perFileMb }));
  }
  return problems;
}

function problem(pointer: string, code: ProblemCode, params: Record<string, string | number>): Problem {
  return { pointer, code, params, severity: 'error' };
}
