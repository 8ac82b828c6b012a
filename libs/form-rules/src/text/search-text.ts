/**
 * What a search box looks for, for server and browser alike. Width, case and compatibility forms are one to a reader,
 * and what cannot be seen makes no difference; the database's `search_fold` says the same, character by character.
 */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
const WHITE = /[\s\u0085\u1680\u2028\u2029\u2800]+/u;

/** Upper and lower case as one, without changing how many characters there are. */
function withoutCase(character: string): string {
  const upper = character.toUpperCase();
  const lower = (upper.length === character.length ? upper : character).toLowerCase();
  return lower.length === character.length ? lower : lower.slice(0, character.length);
}

export function foldText(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  return /^[\u0020-\u007e\u3400-\u9fff]*$/.test(plain) ? plain.toLowerCase() : Array.from(plain, withoutCase).join('');
}

/** The words that must all occur, in any order; none where nothing visible was typed. */
export function searchWords(query: string | undefined): string[] {
  return foldText(query ?? '')
    .split(WHITE)
    .filter((word) => word !== '');
}

/** Whether a text holds every word of `searchWords`. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = words.length === 0 ? '' : foldText(text);
  return words.every((word) => folded.includes(word));
}
