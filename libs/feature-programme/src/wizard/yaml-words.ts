/** Words in the two languages. */
export interface Pair {
  zh: string;
  en: string;
}

/** What may stand in `{}` without quotes and is read as text: letters and the marks of Chinese and English sentences. */
const PLAIN =
  /^[\p{Script=Han}A-Za-z（“][\p{Script=Han}\p{L}\p{N} （）〔〕“”、，。；·'/()-]*[\p{L}\p{N}（）〔〕“”。)]$/u;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const TAKEN = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a person writes it in YAML: in quotes only where it needs them. */
export function word(text: string): string {
  return PLAIN.test(text) && !TAKEN.test(text) ? text : JSON.stringify(text);
}

/** `{zh: …, en: …}` on one line. */
export function pair({ zh, en }: Pair): string {
  return `{zh: ${word(zh)}, en: ${word(en)}}`;
}

/** Keys and lists are short names; a code of digits would be read as a number. */
export function code(text: string): string {
  return /^[a-z]/.test(text) ? word(text) : JSON.stringify(text);
}

/** Lines under each other, each moved to the right. */
export function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? line : ' '.repeat(by) + line));
}
