import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What was removed from and added to a text, word by word; Chinese words are found by the browser's segmenter. */
export function wordDiff(before: string, after: string): Piece[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    text: value.join(''),
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }));
}
