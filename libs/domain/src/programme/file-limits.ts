import type { FormDefinition } from '@linxuan/form-rules';
import type { ProgrammeDefinition } from './definition';

/**
 * The form under the limits that the edition sets for files (每个项目不超过30M). It is the narrowed form that is stored with
 * the edition, so uploads, the submission and every screen keep and show the same limits.
 */
export function withinFileLimits(form: FormDefinition, definition: ProgrammeDefinition): FormDefinition {
  const first = definition.stages[0];
  const files = first?.kind === 'application' ? first.files : undefined;
  if (!files) return form;
  const totalMb = Math.min(form.totalMb, files.caseMb ?? form.totalMb);
  const eachMb = Math.min(totalMb, files.eachMb ?? totalMb);
  return {
    ...form,
    totalMb,
    attachments: form.attachments.map((slot) => ({ ...slot, perFileMb: Math.min(slot.perFileMb, eachMb) })),
  };
}
