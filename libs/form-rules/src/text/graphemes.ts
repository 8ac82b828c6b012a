/**
 * What people call a character: one ideograph of any plane, one letter with its accents, one emoji with its joiners.
 */
const segmenter = new Intl.Segmenter('zh');
/** Texts in which every code unit is a character of its own, so that counting them is reading the length. */
const SIMPLE =
  /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff\uff01-\uff60]*$/;
/** Code units that one character may cost before a text is too long whatever it shows; a family emoji has 11. */
const UNITS = 12;

/** Characters of a text as a person counts them. */
export function countCharacters(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let count = 0;
  for (const piece of segmenter.segment(text)) count += piece.segment === '' ? 0 : 1;
  return count;
}

/** Whether a text has more than `max` characters. Costs no more than reading `max` of them. */
export function isLonger(text: string, max: number): boolean {
  if (text.length <= max) return false;
  return text.length > max * UNITS || countCharacters(text) > max;
}

/**
 * The first `max` characters, none of them halved, so that the result is never longer than `isLonger` allows. Only a
 * first character that is longer than all that loses marks: nothing of what was typed would be worse.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  if (SIMPLE.test(text)) return text.slice(0, max);
  let [end, left] = [0, max];
  for (const { index, segment } of segmenter.segment(text)) {
    if (left === 0 || index + segment.length > max * UNITS) break;
    left -= 1;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : part(text, max * UNITS);
}

/** The beginning of a character that is longer than its place. */
const part = (text: string, units: number): string => text.slice(0, units).replace(/[\ud800-\udbff]$/, '');

/**
 * As many whole characters as fit in `max` UTF-16 code units: for what counts so itself, file systems and spreadsheets.
 */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : part(text, max);
}

/** As `cutText`, with an ellipsis as the last character where something was left out. */
export function shortened(text: string, max: number): string {
  return isLonger(text, max) ? `${cutText(text, max - 1)}…` : text;
}
