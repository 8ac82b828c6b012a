/**
 * What text is, for server and browser alike. Nobody types control characters, byte order marks or invisible fillers on
 * purpose: they come from copying, and they make two names look like one. Line breaks are kept where a text has
 * paragraphs.
 */
export type TextKind = 'line' | 'paragraphs';

/**
 * Invisible, but part of a character: joiners and selectors of emoji, ideographs and Mongolian, and the tags of flags.
 */
const PART = '\\u180b-\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0020}-\\u{e007f}\\u{e0100}-\\u{e01ef}';
// The general category Cf leaves out the fillers (U+3164 is a letter) and the default-ignorable property the
// annotations.
const INVISIBLE = '[\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\p{Cc}\\u2028\\u2029\\ufff9-\\ufffb]';
const UNWANTED = new RegExp(`(?![\\t\\n${PART}])${INVISIBLE}`, 'gu');
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|[\u{e0020}-\u{e007f}]/gu;
const LONELY = /(^|\s)[\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+|[\u200c\u200d]+(?=\s|$)/gu;
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** Nearly all texts: letters, figures, CJK and its punctuation. Nothing here is to be cleaned but at the ends. */
const PLAIN = /^[\n\u0020-\u007e\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff\uff01-\uff60]*$/;

/** Half a character: UTF-8 and PostgreSQL have no place for it. */
export function isBrokenText(text: string): boolean {
  return /\p{Cs}/u.test(text);
}

/**
 * The text in Unicode's composed form (NFC) without what cannot be seen; a line has no line breaks and no white ends.
 */
export function cleanText(text: string, kind: TextKind = 'paragraphs'): string {
  const clean = PLAIN.test(text)
    ? text
    : text.replace(BREAKS, '\n').replace(UNWANTED, '').replace(TAGS, '$1').replace(LONELY, '$1').normalize('NFC');
  return kind === 'line' ? clean.replace(/[ \t]*[\t\n]+[ \t]*/g, ' ').trim() : clean;
}

/**
 * Whether a reader sees anything: white space, invisible and lone combining characters are not filled in, nor what stands
 * for something that was lost in copying (U+FFFC, U+FFFD) or is drawn as nothing (U+2800, the null notehead).
 */
export function isVisible(text: string | null | undefined): boolean {
  if (text === null || text === undefined) return false;
  return /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc\ufffd\u{1d159}]/u.test(
    text,
  );
}
