import { businessDateOf } from '@linxuan/domain';
import {
  validateAttachments,
  validateForm,
  type AttachmentInfo,
  type Facts,
  type JsonObject,
  type Problem,
} from '@linxuan/form-rules';
import type { CompiledEdition } from '@linxuan/platform';

/** Conditions that differ by round read `facts.round`. */
export function factsAt(instant: string, uscc: string | null, round = 'first'): Facts {
  return { today: businessDateOf(instant), accountUscc: uscc, round };
}

/** Everything that is wrong with an application: the form's rules, its files, and a category that the edition does not have open. */
export function problemsOf(
  edition: CompiledEdition,
  fields: JsonObject,
  files: readonly AttachmentInfo[],
  facts: Facts,
): Problem[] {
  const found = [...validateForm(edition.form, fields, facts), ...validateAttachments(edition.form, files)];
  const category = (fields['technology'] as JsonObject | undefined)?.['category'];
  if (
    typeof category !== 'string' ||
    category === '' ||
    found.some(({ pointer, severity }) => pointer === '/technology/category' && severity === 'error')
  )
    return found;
  const area = edition.taxonomy[category];
  const isOpen = area !== undefined && edition.machine.definition.taxonomy.openAreas.includes(area);
  return isOpen
    ? found
    : [...found, { pointer: '/technology/category', code: 'unknown-entry', params: {}, severity: 'error' }];
}
