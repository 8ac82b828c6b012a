import type { Text } from '../programme/rule-terms';
import type { Refusal } from './refusal';

/** What a code stands for. */
export type Titles = Iterable<readonly [code: string, title: Text]>;

/**
 * Codes as a refusal carries them: for programs under `place`, and in words for the sentence under `placeZh` and
 * `placeEn`. A code without a title stays what it is.
 */
export function codesInWords(place: string, codes: readonly string[], titles: Titles): Refusal['params'] {
  const known = new Map(titles);
  const said = (language: keyof Text): string[] => codes.map((code) => known.get(code)?.[language] ?? code);
  return {
    [place]: codes.join(', '),
    [`${place}Zh`]: said('zh').join('、'),
    [`${place}En`]: said('en').join(', '),
  };
}
