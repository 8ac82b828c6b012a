import { quotedName } from './nomination-letter';

/** How a body that a person wrote contradicts the batch that goes out under it. */
export type BodyContradiction =
  | { kind: 'names-others'; titles: string[] }
  | { kind: 'other-order'; titles: string[] }
  | { kind: 'other-count' }
  | { kind: 'other-number'; said: string }
  | { kind: 'other-date'; said: string };

/** What the letter bears besides its text: number, and day as YYYY-MM-DD. */
export interface LetterMarks {
  number: string;
  date: string;
}

/** A line that is nothing but the number of a document; the call's number stands inside of a sentence. */
const NUMBER_ALONE = /^[（(]?(\p{Script=Han}{1,20}[〔[［]\d{4}[〕\]］]\s*\d+\s*号)[）)]?$/u;
/** A line that is nothing but a day, as below a signature. */
const DAY_ALONE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/;

/** Between two names of one enumeration there are only quotation marks, brackets, numbering and such words. */
const ENUMERATION = /^[\s“”‘’《》「」"'、，,；;：:（()）.．\d一二三四五六七八九十和与及以第位项]*$/;

/** 等n项 behind a name. */
const COUNTED = /^["”’》」]?等\s*(\d+|[两一二三四五六七八九十]+)\s*[项个]/;
const DIGITS = '零一二三四五六七八九';

/** Number in figures, or in words up to 九十九. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.replace('两', '二').includes('十') ? text.replace('两', '二').split('十') : ['零', text];
  const digit = (word: string | undefined, empty: number) => (word ? DIGITS.indexOf(word.replace('两', '二')) : empty);
  return digit(tens, 1) * 10 + digit(ones, 0);
}

interface Mention {
  title: string;
  from: number;
  to: number;
}

/** Every place where one of the titles stands, the longest one where several begin or overlap. */
function mentionsIn(body: string, titles: readonly string[]): Mention[] {
  const found: Mention[] = [];
  const spelt = [...new Set(titles)]
    .filter((title) => title !== '')
    .map((title) => ({ title, words: [title, quotedName(title).slice(1, -1)] }));
  for (const { title, words } of spelt.sort((a, b) => b.title.length - a.title.length))
    for (const word of new Set(words))
      for (let from = body.indexOf(word); from >= 0; from = body.indexOf(word, from + word.length)) {
        const to = from + word.length;
        if (found.every((other) => to <= other.from || from >= other.to)) found.push({ title, from, to });
      }
  return found.sort((a, b) => a.from - b.from);
}

/**
 * A typed body holds its own words for what the batch says as well: names, their order, their number. It must not name
 * what is not in the batch, nor name another item first than the title does, nor enumerate the items in another order
 * than theirs, nor say “甲”等n项 with another number. `others` are titles of the same holder's applications outside of the
 * batch.
 */
export function bodyContradiction(
  body: string,
  titles: readonly string[],
  others: readonly string[],
): BodyContradiction | undefined {
  const mentions = mentionsIn(body, [...titles, ...others]);
  const absent = [...new Set(mentions.map(({ title }) => title))].filter((title) => !titles.includes(title));
  if (absent.length > 0) return { kind: 'names-others', titles: absent };
  const [first] = mentions;
  if (first && first.title !== titles[0]) return { kind: 'other-order', titles: [first.title] };
  for (const [index, { title, to }] of mentions.entries()) {
    const counted = COUNTED.exec(body.slice(to, to + 20));
    if (counted && numberOf(counted[1] ?? '') !== titles.length) return { kind: 'other-count' };
    const next = mentions[index + 1];
    if (next && ENUMERATION.test(body.slice(to, next.from)) && titles.indexOf(next.title) < titles.indexOf(title))
      return { kind: 'other-order', titles: [title, next.title] };
  }
  return undefined;
}

/**
 * A typed body may bear the letter's own number at its head and its day at its foot, each in a line of its own: then
 * they are those that the letter goes out with. Width and kind of brackets make no difference.
 */
export function marksContradiction(body: string, { number, date }: LetterMarks): BodyContradiction | undefined {
  const same = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[〔［]/g, '[')
      .replace(/[〕］]/g, ']')
      .replace(/\s+/g, '');
  for (const line of body.split('\n').map((each) => each.normalize('NFKC').trim())) {
    const said = NUMBER_ALONE.exec(line)?.[1];
    if (said && same(said) !== same(number)) return { kind: 'other-number', said };
    const day = DAY_ALONE.exec(line);
    if (day && [day[1], day[2]?.padStart(2, '0'), day[3]?.padStart(2, '0')].join('-') !== date)
      return { kind: 'other-date', said: line };
  }
  return undefined;
}
