import type { ProgrammeAnswersDto } from '@linxuan/contracts';
import type { Pair } from './yaml-words';

/** Names of the parts of a bundle, which name each other by them. */
export const formId = ({ id }: ProgrammeAnswersDto): string => `${id}-application`;
export const taxonomyId = ({ id, edition }: ProgrammeAnswersDto): string => `${id}-fields-${edition}`;

export interface TaxonomyEntry {
  code: string;
  parent: string | null;
  name: Pair;
}

/** The fields with their directions; one without any gets one of its own name, since a case stands under a direction. */
export function taxonomyEntries({ fields }: ProgrammeAnswersDto): TaxonomyEntry[] {
  return fields.flatMap(({ name, directions }, index) => {
    const code = String(index + 1);
    const below = directions.length > 0 ? directions : [name];
    return [
      { code, parent: null, name },
      ...below.map((direction, at) => ({ code: `${code}.${at + 1}`, parent: code, name: direction })),
    ];
  });
}

/** Codes of the first level. */
export const areaCodes = ({ fields }: ProgrammeAnswersDto): string[] => fields.map((_, index) => String(index + 1));
