import { searchWords } from '@linxuan/form-rules';

/** Kinds of rows that the database keeps searchable; cases have a function of their own. */
export type SearchedKind = 'organisation' | 'account' | 'dossier' | 'objection' | 'delivery';
/** Gives a statement's parameter and returns its place. */
type Value = (given: unknown) => string;

/**
 * Ids of a kind that hold every word of the parameter and that the session may see. With `names`, codes are left out.
 */
export const idsHolding = (kind: SearchedKind, place: string, part: 'all' | 'names' = 'all'): string =>
  `SELECT search_ids('${kind}', ${place}, ${part === 'names'})${kind === 'organisation' ? '' : '::uuid'}`;

/** Whether a text of the row itself holds every word: for rows that another index has found already. */
export const textHolds = (text: string, place: string): string =>
  `search_fold(${text}) LIKE ALL ((SELECT search_patterns(${place}))::text[])`;

/**
 * One condition a word, so that the words may stand in different rows: a person's name and the name of the
 * organisation.
 */
export function eachWord(query: string | undefined, value: Value, condition: (place: string) => string): string[] {
  return searchWords(query).map((word) => condition(value(word)));
}

/** One condition for all words, which stand in one text; none where nothing visible was typed. */
export function allWords(query: string | undefined, value: Value, condition: (place: string) => string): string[] {
  const words = searchWords(query);
  return words.length === 0 ? [] : [condition(value(words.join(' ')))];
}
