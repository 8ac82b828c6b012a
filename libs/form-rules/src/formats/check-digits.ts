import { foldTyped } from '../typed/fold';
/** Unified social credit code, GB 32100-2015: the alphabet leaves out I, O, S, V and Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character for the first 17 characters: weights 3^i mod 31. Null where a character is not of the alphabet. */
export function usccCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = USCC_ALPHABET.indexOf(character);
    if (value === -1) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] ?? null;
}

/** Numbers have their twelve digits since October 2003 (ZC 0006-2003); older patents have lapsed. */
export const FIRST_PATENT_YEAR = 2003;

/**
 * Check character of a Chinese application or patent number (ZC 0006-2003): weights 2 to 9, 2 to 5, sum mod 11, 10 is
 * X.
 */
export function patentCheckCharacter(first12: string): string | null {
  if (!/^\d{12}$/.test(first12)) return null;
  const sum = [...first12].reduce((total, digit, i) => total + Number(digit) * (2 + (i % 8)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/**
 * Leading two digits of GB/T 2260: the 31 provinces, municipalities and autonomous regions of the mainland, in its
 * order.
 */
// prettier-ignore
export const MAINLAND_PREFIXES = [
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41',
  '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65',
] as const;

/** Those and the prefixes of Taiwan, Hong Kong and Macao: what a region code or a credit code may begin with. */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set([...MAINLAND_PREFIXES, '71', '81', '82']);

/**
 * Upper case, half width, without the spaces, dashes and invisible marks that come along when a certificate is copied.
 */
export function compactIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cc}\p{Default_Ignorable_Code_Point}\u00b7\u2022\u2212\u30fb]/gu, '')
    .toUpperCase();
}

/** One character all along is a placeholder, although zeros pass every check digit. */
export function isPlaceholder(code: string): boolean {
  return /^(.)\1*$/u.test(code) || /^(.)\1{16}.$/u.test(code);
}

/**
 * A number of a paper, certificate or consignment that was put in to have something there: no figure but zero (无, /,
 * 000, TBD), a number that is all zeros (〔2024〕00号), marks in place of figures (〔2024〕××号, XX号), or one character all
 * along. Their shapes differ too much to ask for more.
 */
export function isPlaceholderNumber(text: string): boolean {
  const code = compactIdentifier(text);
  if (!/[1-9\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]/.test(code)) return true;
  if (/(?<!\d)0+\u53f7/.test(code) || /[\u00d7*?_]{2,}|(?<![A-Z])X{2,}(?![A-Z])/.test(code)) return true;
  return code.length > 2 && isPlaceholder(code);
}

/**
 * A patent number as certificates print it, `ZL202110123456.7`, whether or not ZL and point were written; other text
 * only compact.
 */
export function canonicalPatentNumber(text: string): string {
  const code = compactIdentifier(text);
  const match = /^(?:ZL)?(\d{12})\.?([\dX])$/.exec(code);
  return match ? `ZL${match[1] ?? ''}.${match[2] ?? ''}` : code;
}

/** What stands before the number of an extension, and the label that is copied along with a number. */
const EXTENSION = /[\s,;-]*(?:转接?|分机号?|内线|ext(?:ension)?\.?|x|#)[\s:.]*(\d{1,6})$/i;
const LABEL = /^(?:(?:联系|办公)?电话|手机(?:号码?)?|座机|tel(?:ephone)?\.?|phone|mobile)[\s::]*/i;

/**
 * A telephone number in half width, without marks that cannot be seen, its area code without brackets and an extension
 * (转801, ext. 801) behind a dash, as in 010-12345678-801; how it is grouped stays as written.
 */
export function canonicalPhone(text: string): string {
  return foldTyped(text)
    .replace(LABEL, '')
    .replace(EXTENSION, '-$1')
    .replace(/^\((\+?\d{2,4})\)\s*-?\s*/, '$1-')
    .replace(/^(\+\d{1,3})\s*\((\d{2,4})\)\s*-?\s*/, '$1 $2-');
}

export type UsccFault = 'placeholder' | 'length' | 'characters' | 'check-digit';

/**
 * What is wrong with a unified social credit code however it is written; null where it is right. `check-digit` means
 * that all else fits: mistyped, or one of those that were issued so, which `confirmed` lists in their one form.
 */
export function usccFault(text: string, confirmed: readonly string[] = []): UsccFault | null {
  const code = compactIdentifier(text);
  if (isPlaceholder(code)) return 'placeholder';
  if (code.length !== 18) return 'length';
  const expected = usccCheckCharacter(code.slice(0, 17));
  if (expected === null || !USCC_ALPHABET.includes(code.slice(17))) return 'characters';
  return expected === code[17] || confirmed.includes(code) ? null : 'check-digit';
}
