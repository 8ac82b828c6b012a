import type { ProgrammeAnswersDto } from '@linxuan/contracts';
import { bundleOf } from '../bundle/write-bundle';
import { OWN, SHAPES, type KnownOrganisation, type WizardInput } from './shapes';
import { editionText } from './write-edition';
import { formText } from './write-form';
import { organisationsPart, taxonomyPart } from './write-taxonomy';

/**
 * The bundle that follows from the answers of an official: edition, form, taxonomy and the organisations that are new,
 * each as an expert writes it. `organisations` are those of the installation that the answers name.
 */
export function writeProgramme(
  answers: ProgrammeAnswersDto,
  authority: WizardInput['authority'],
  organisations: ReadonlyMap<string, KnownOrganisation>,
): string {
  const input: WizardInput = {
    answers,
    rules: SHAPES[answers.shape],
    authority,
    organisations,
    source: answers.callNumber === '' ? OWN : answers.callNumber,
  };
  const added = organisationsPart(input);
  return bundleOf({
    edition: editionText(input),
    form: formText(input),
    taxonomy: taxonomyPart(input),
    ...(added === null ? {} : { organisations: added }),
    earlier: [],
  });
}
