import { countCharacters, cutText } from '@linxuan/form-rules';
import { DomainError } from '@linxuan/platform';
import habits from '../../../config/passwords/habits.json';
import { MIN_PASSWORD_LENGTH } from './password';

/**
 * Guesses (as a power of ten) that a password must withstand: out of reach even of who holds the stored digest and some
 * patience.
 */
const GUESSES_LOG10 = 10;
/** Longer texts are not looked at: the check takes time that grows faster than the length. */
const LOOKED_AT = 100;
/** Shorter words in letters are part of too much to mean anything. */
const WORD_MIN = 5;
const HAN = /^\p{Script=Han}+$/u;

interface Estimate {
  guessesLog10: number;
}
type Estimator = (password: string, own: string[]) => Estimate;
let estimator: Promise<Estimator> | undefined;

/** The dictionaries weigh some megabytes; a process that changes no password never loads them. */
async function load(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, habits: habits.words },
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: false,
    maxLength: LOOKED_AT,
  });
  return (password, own) => zxcvbn.check(password, own) as unknown as Estimate;
}

/**
 * At least ten characters with two of letters, digits and others; not one of those that everybody tries, in Chinese
 * habits and in English ones, whatever is put before, after or in place of letters; and not made of the person's own
 * names (`own`: login, name, organisations). Throws `password.weak`, `password.common` or `password.personal`.
 */
export async function checkPassword(password: string, own: readonly string[]): Promise<void> {
  const text = password.normalize('NFKC');
  const classes = [/\p{L}/u, /\d/, /[^\p{L}\d]/u].filter((pattern) => pattern.test(text)).length;
  if (countCharacters(text) < MIN_PASSWORD_LENGTH || classes < 2) throw refused('weak', { min: MIN_PASSWORD_LENGTH });
  const words = wordsOf(own);
  const lower = text.toLowerCase();
  if (words.some((word) => lower.includes(word))) throw refused('personal', {});
  const { guessesLog10 } = (await (estimator ??= load()))(text, words);
  if (guessesLog10 < GUESSES_LOG10) throw refused('common', {});
}

/** The names whole, their longer words, and how a Chinese name of an organisation begins. */
function wordsOf(own: readonly string[]): string[] {
  const parts = own.flatMap((one) => [one, ...one.split(/[\s\p{P}\p{S}\d]+/u)]);
  const words = parts.map((one) => one.normalize('NFKC').toLowerCase().trim());
  const starts = words.filter((word) => HAN.test(word)).map((word) => cutText(word, 3));
  return [...new Set([...words, ...starts])].filter((word) =>
    HAN.test(word) ? countCharacters(word) >= 2 : word.length >= WORD_MIN,
  );
}

function refused(code: 'weak' | 'common' | 'personal', params: Record<string, number>): DomainError {
  return new DomainError(`password.${code}`, params, { fields: [{ pointer: '/next', code }] });
}
