import { readContent } from '../typed/read-field';
import { validateSchema } from '../schema/validate-schema';
import type { FieldSchema } from '../types';
import {
  canonicalPatentNumber,
  compactIdentifier,
  isPlaceholder,
  isPlaceholderNumber,
  usccFault,
} from './check-digits';
import { KNOWN_FORMATS } from './formats';

/** A right value of every format that names one thing, in its one form. A new format is in neither table and fails. */
const CODES: Readonly<Record<string, string>> = {
  uscc: '91350100M000100Y43',
  'patent-number': 'ZL200310102344.5',
  'region-code': '350100',
  phone: '0591-87654321',
};
const OTHERS = ['decimal', 'date', 'email', 'document-number'];

const wide = (text: string) =>
  [...text].map((one) => (/[!-~]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)).join('');
const INVISIBLE = ['\u200b', '\u200e', '\u202a', '\u2060', '\ufeff', '\u00ad', '\u3164', '\ufe0f', '\u0000', '\u007f'];
const SPACES = [' ', '\u00a0', '\u2003', '\u3000', '\t', '\n'];
const at = (text: string, i: number, mark: string) => `${text.slice(0, i)}${mark}${text.slice(i)}`;

/** Ways in which one code arrives: typed, copied from a certificate, pasted from a sheet. */
function dressings(code: string): string[] {
  const places = [...code].map((_, i) => i + 1);
  return [
    code.toLowerCase(),
    wide(code),
    wide(code.toLowerCase()),
    ...INVISIBLE.flatMap((mark) => [0, ...places].map((i) => at(code, i, mark))),
    ...SPACES.flatMap((space) => [`${space}${code}`, `${code}${space}`]),
  ];
}
const schema = (format: string): FieldSchema => ({ type: 'object', properties: { code: { type: 'string', format } } });
const faults = (format: string, code: string): string[] =>
  validateSchema(schema(format), { code }).map((problem) => problem.code);
const stored = (format: string, code: string): unknown =>
  (readContent(schema(format), { code }) as { code: string }).code;

describe('codes however they are written', () => {
  it('are of a format that has its table here', () => {
    expect([...KNOWN_FORMATS].sort()).toEqual([...Object.keys(CODES), ...OTHERS].sort());
  });

  it.each(Object.entries(CODES))('%s: every dressing of %s is right and is stored in one form', (format, code) => {
    const worn = dressings(code);
    expect(worn.filter((text) => faults(format, text).length > 0)).toEqual([]);
    expect([...new Set(worn.map((text) => stored(format, text)))]).toEqual([code]);
  });

  it.each(Object.keys(CODES))('%s: placeholders are refused in every dressing', (format) => {
    const lengths = [1, 6, 7, 8, 11, 12, 13, 15, 18];
    const fillers = lengths.flatMap((length) => ['0', '1', '9', 'X'].map((one) => one.repeat(length)));
    const worn = fillers.flatMap((text) => [text, wide(text), at(text, 1, '\u200b'), ` ${text}`]);
    expect(worn.filter((text) => faults(format, text).length === 0)).toEqual([]);
  });

  it('knows a patent with and without ZL and point', () => {
    const ways = ['ZL200310102344.5', '200310102344.5', 'ZL2003101023445', 'zl 2003 1 0102344 . 5', '2003101023445'];
    expect([...new Set(ways.map(canonicalPatentNumber))]).toEqual(['ZL200310102344.5']);
    expect(stored('patent-number', '2003101023445')).toBe('ZL200310102344.5');
  });

  it('tells a wrong check digit from everything else, and takes it only where that very code is confirmed', () => {
    const slipped = '91350100M000100Y44';
    expect(dressings(slipped).map((text) => usccFault(text))).toEqual(dressings(slipped).map(() => 'check-digit'));
    expect(dressings(slipped).map((text) => usccFault(text, [slipped]))).toEqual(dressings(slipped).map(() => null));
    expect(usccFault('91350100M000100Y45', [slipped])).toBe('check-digit');
    expect([usccFault('0'.repeat(18), ['0'.repeat(18)]), usccFault(slipped.slice(1), [slipped.slice(1)])]).toEqual([
      'placeholder',
      'length',
    ]);
    expect(faults('uscc', slipped)).toEqual(['uscc-check-digit']);
    expect(validateSchema(schema('uscc'), { code: slipped.toLowerCase() }, { codes: [slipped] })).toEqual([]);
  });
});

describe('numbers of papers', () => {
  it.each([
    '发改环资〔2024〕1812号',
    '粤发改〔2024〕10号',
    '国办发〔2024〕100号',
    'JC-2023-1',
    'EX001',
    'CMA0071',
    '第十二号',
    '2024-00001',
    'XZ-12',
    '7',
  ])('%s is one', (text) => {
    expect(isPlaceholderNumber(text)).toBe(false);
    expect(faults('document-number', text)).toEqual([]);
  });

  it.each(['0', '000', '００００', '无', '/', '-', '——', '待定', 'N/A', 'TBD', '〔2024〕0号', '粤发改〔2024〕00号'])(
    '%s is a placeholder',
    (text) => {
      expect(isPlaceholderNumber(text)).toBe(true);
      expect(isPlaceholderNumber(at(text, 1, '\u200b'))).toBe(true);
    },
  );

  it.each([
    '粤发改〔2024〕××号',
    '粤发改〔2024〕XX号',
    '粤发改〔2024〕xx号',
    '〔2024〕??号',
    '〔2024〕__号',
    '111',
    '9999999',
  ])('%s is a placeholder in a frame', (text) => {
    expect(faults('document-number', text)).toEqual(['placeholder']);
  });

  it('leaves codes alone that only begin with zeros', () => {
    expect([isPlaceholder('000001'), isPlaceholder(compactIdentifier('00-00'))]).toEqual([false, true]);
  });
});
