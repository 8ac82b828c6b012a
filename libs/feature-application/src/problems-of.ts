import { bindingsOf, boundText, businessDateOf } from '@linxuan/domain';
import {
  validateAttachments,
  validateForm,
  type AttachmentInfo,
  type Facts,
  type JsonObject,
  type Problem,
} from '@linxuan/form-rules';
import { applicantFacts, type Tx } from '@linxuan/persistence';
import type { CompiledEdition } from '@linxuan/platform';
import type { ApplicationCase } from './application-case';

/**
 * What the form's rules read beside the content. Conditions that differ by round read `facts.round`; relations come
 * from the register.
 */
export async function factsFor(tx: Tx, { edition, applicantOrg, round }: ApplicationCase, at: string): Promise<Facts> {
  return {
    today: businessDateOf(at),
    ...(await applicantFacts(tx, edition.machine.definition, applicantOrg)),
    round,
  };
}

/**
 * Everything that is wrong with an application: the form's rules, its files, and a category that the edition does not
 * have open.
 */
export function problemsOf(
  edition: CompiledEdition,
  fields: JsonObject,
  files: readonly AttachmentInfo[],
  facts: Facts,
): Problem[] {
  const found = [...validateForm(edition.form, fields, facts), ...validateAttachments(edition.form, files)];
  const { definition } = edition.machine;
  const category = boundText(definition, 'category', fields);
  const place = bindingsOf(definition).category;
  if (!category || found.some(({ pointer, severity }) => pointer === place && severity === 'error')) return found;
  const area = edition.taxonomy[category];
  const isOpen = area !== undefined && definition.taxonomy.openAreas.includes(area);
  return isOpen ? found : [...found, { pointer: place, code: 'unknown-entry', params: {}, severity: 'error' }];
}
