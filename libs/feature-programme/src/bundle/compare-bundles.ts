import type { EditionComparisonDto, EditionProblemDto } from '@linxuan/contracts';
import type { ProgrammeDefinition } from '@linxuan/domain';
import type { FormDefinition } from '@linxuan/form-rules';
import type { EditionVersionEntity } from '@linxuan/persistence';
import { DomainError, workingCalendar } from '@linxuan/platform';
import { differencesOf } from '../differences';
import { readForm } from '../examine';
import { taxonomyChange } from './bundle-report';
import { examineBundle, type Surroundings } from './examine-bundle';
import { openBundle } from './open-bundle';

/** One side of a comparison. */
export interface BundleSide {
  definition: ProgrammeDefinition;
  form: FormDefinition | null;
  taxonomy: Record<string, unknown> | null;
  yaml: string;
}

const NOTHING: Surroundings = { organisations: [], calendar: workingCalendar, form: null, taxonomy: null, earlier: {} };

/** The edition of a file, whatever the checks say of it; null where it cannot be read. */
export function sideOfText(text: string): { side: BundleSide | null; problems: EditionProblemDto[] } {
  const opened = openBundle(text);
  const { definition, form, taxonomy, yaml } = examineBundle(opened, NOTHING);
  return { side: definition ? { definition, form, taxonomy, yaml } : null, problems: opened.problems };
}

/** Throws `edition.faulty` for a draft that cannot be read. */
export function sideOfVersion(row: EditionVersionEntity): BundleSide {
  const { definition, taxonomy, yaml, form } = row;
  if (!definition) throw new DomainError('edition.faulty', { count: 1 });
  return { definition, form: readForm(form).form, taxonomy, yaml };
}

export function compareSides(before: BundleSide, after: BundleSide): EditionComparisonDto {
  return {
    before: titleOf(before.definition),
    after: titleOf(after.definition),
    taxonomy: before.taxonomy && after.taxonomy ? taxonomyChange(before.taxonomy, after.taxonomy) : null,
    differences: differencesOf(before.definition, after.definition, { before: before.form, after: after.form }),
    yaml: { before: before.yaml, after: after.yaml },
  };
}

const titleOf = ({ title, edition }: ProgrammeDefinition) => ({
  zh: `${title.zh}（${edition}）`,
  en: `${title.en} (${edition})`,
});
