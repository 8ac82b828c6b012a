/**
 * Characters that XML 1.0 does not allow (they would make the file unreadable), and the controls that turn the reading
 * direction around, with which a name could be shown as another one on an official list.
 */
const FORBIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]',
  'g',
);
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const LINE_BREAK = new RegExp('\\r\\n?|[\\u0085\\u2028\\u2029]', 'g');

/** Text that every output format can carry: no forbidden characters, line breaks as LF. Mark-up stays visible text. */
export function cleanText(value: string): string {
  return value.replace(LINE_BREAK, '\n').replace(FORBIDDEN, '').replace(LONE_SURROGATE, '');
}

/** One line of text, for places where a break would disturb the layout (titles, names, numbers). */
export function singleLine(value: string): string {
  return cleanText(value)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\t/g, ' ')
    .trim();
}

/** Lines of a longer text; empty lines at both ends are dropped, an empty text gives one empty line. */
export function linesOf(value: string): string[] {
  return cleanText(value)
    .replace(/^\n+|\s+$/g, '')
    .split('\n');
}

const isWide = (codePoint: number): boolean =>
  codePoint >= 0x2e80 || (codePoint >= 0x2010 && codePoint <= 0x2027) || (codePoint >= 0x2150 && codePoint <= 0x27ff);

/** Width in full characters (a Chinese character is 1, a Latin letter or digit one half). */
export function textWidth(value: string): number {
  let width = 0;
  for (const character of value) width += isWide(character.codePointAt(0) ?? 0) ? 1 : 0.5;
  return width;
}

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const OPENING = /[（〔《“‘「『([<]$/;
const CLOSING = /^[，。、；：？！）〕》”’」』)\]>,.;:?!]/;
/** Particles that must not begin a line, and units that belong to the number before them (2024 | 年). */
const CLINGING = /^[的和及与等了年月日项版]/;

/** Places (in characters from the start) at which a line may end, with what a break there costs. */
function breakPlaces(title: string): { at: number; cost: number }[] {
  const places: { at: number; cost: number }[] = [];
  let depth = 0;
  let before = '';
  for (const { segment, index } of words.segment(title)) {
    if (index > 0 && !CLOSING.test(segment) && !CLINGING.test(segment) && !OPENING.test(before))
      places.push({ at: index, cost: depth * 1.5 });
    depth += (/[（《“〔(]/.test(segment) ? 1 : 0) - (/[）》”〕)]/.test(segment) ? 1 : 0);
    before = segment;
  }
  return places;
}

/**
 * Breaks a title into lines of nearly equal length without cutting a word, preferably not inside brackets or quotation
 * marks: GB/T 9704-2012, 7.3.1 asks that the meaning stays whole and that the lines form a trapezoid or a rhombus.
 *
 * @param maxWidth width of a line in full characters
 */
export function balancedLines(title: string, maxWidth: number): string[] {
  const places = breakPlaces(title);
  const lines: string[] = [];
  let from = 0;
  for (let left = textWidth(title); left > maxWidth; left = textWidth(title.slice(from))) {
    const target = left / Math.ceil(left / maxWidth);
    const options = places
      .filter(({ at }) => at > from)
      .map(({ at, cost }) => ({ at, width: textWidth(title.slice(from, at)), cost }))
      .filter(({ width }) => width <= maxWidth)
      .sort((one, other) => Math.abs(one.width - target) + one.cost - Math.abs(other.width - target) - other.cost);
    const [best] = options;
    // A single word longer than a line is left to the word processor.
    if (best === undefined) break;
    lines.push(title.slice(from, best.at));
    from = best.at;
  }
  return [...lines, title.slice(from)];
}
