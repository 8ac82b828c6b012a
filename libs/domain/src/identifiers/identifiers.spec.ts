import { usccCheckCharacter } from '@linxuan/form-rules';
import fc from 'fast-check';
import {
  isValidPatentNumber,
  isValidRegionCode,
  isValidUscc,
  makePatentNumber,
  makeUscc,
  parsePatentNumber,
  parseRegionCode,
  parseUscc,
} from './index';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit code (GB 32100-2015)', () => {
  it('reads the example of the standard, however it is typed', () => {
    const expected = {
      ok: true,
      value: { normalized: '91350100M000100Y43', authority: '91', region: '350100', organisation: 'M000100Y4' },
    };
    expect([
      parseUscc('91350100M000100Y43'),
      parseUscc(' 9135 0100 m000 100y 43 '),
      parseUscc('９１３５０１００Ｍ０００１００Ｙ４３'),
    ]).toEqual([expected, expected, expected]);
  });

  it.each([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y433', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['91350100M000100Y4Z', 'characters'],
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100Y34', 'check-digit'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseUscc(text)).toEqual({ ok: false, code });
  });

  it('makes valid codes, and finds every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 17 }), fc.constantFrom(...ALPHABET), (seed, at, character) => {
        const code = makeUscc(seed, '440300');
        expect([isValidUscc(code), code.slice(2, 8)]).toEqual([true, '440300']);
        const typo = code.slice(0, at) + character + code.slice(at + 1);
        expect(isValidUscc(typo)).toBe(typo === code);
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
        expect(isValidUscc(swapped)).toBe(swapped === code);
      }),
    );
  });

  it('makes different codes for different seeds', () => {
    expect(new Set(Array.from({ length: 5_000 }, (_, seed) => makeUscc(seed))).size).toBe(5_000);
  });
});

describe('patent number (ZC 0006-2003)', () => {
  it('reads a number with or without ZL, point and spaces', () => {
    const expected = {
      ok: true,
      value: { normalized: 'ZL200310102344.5', year: 2003, type: 'invention', international: false, serial: '0102344' },
    };
    expect(
      ['ZL200310102344.5', 'zl 2003 1 0102344.5', '2003101023445', 'ＺＬ２００３１０１０２３４４．５'].map(
        parsePatentNumber,
      ),
    ).toEqual([expected, expected, expected, expected]);
  });

  it.each([
    ['', 'shape'],
    ['ZL20031010234.5', 'shape'],
    ['ZL200310102344.6', 'check-digit'],
    ['ZL200340102344.5', 'type'],
    ['ZL199910102344.5', 'year'],
    ['CN200310102344.5', 'shape'],
  ])('refuses %j: %s', (text, code) => {
    expect(parsePatentNumber(text)).toEqual({ ok: false, code });
  });

  it('makes valid numbers of the right type and finds a wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2003, max: 2040 }),
        fc.constantFrom('invention' as const, 'utility' as const, 'design' as const),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 7, max: 13 }),
        fc.nat({ max: 9 }),
        (year, type, serial, at, digit) => {
          const number = makePatentNumber(year, type, serial);
          const parsed = parsePatentNumber(number);
          expect(
            parsed.ok && [parsed.value.normalized, parsed.value.year, parsed.value.type, Number(parsed.value.serial)],
          ).toEqual([number, year, type, serial]);
          const typo = number.slice(0, at) + String(digit) + number.slice(at + 1);
          expect(isValidPatentNumber(typo)).toBe(typo === number);
        },
      ),
    );
  });
});

describe('region code (GB/T 2260)', () => {
  it('knows the level by its shape', () => {
    expect(['440000', '440300', '440305'].map((code) => parseRegionCode(code))).toEqual([
      { ok: true, value: { code: '440000', level: 'province', province: '440000', city: undefined } },
      { ok: true, value: { code: '440300', level: 'city', province: '440000', city: '440300' } },
      { ok: true, value: { code: '440305', level: 'county', province: '440000', city: '440300' } },
    ]);
    expect(['4403', '990000', '440001', '44030a'].map(isValidRegionCode)).toEqual([false, false, false, false]);
  });
});

describe('codes as people copy them', () => {
  const marks = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u0000', ' ', '\u3000', '\u2013', '\u2212'];
  const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const [uscc, patent] = [makeUscc(7), makePatentNumber(2021, 'invention', 123456)];

  it.each(marks)('are the same with %j in and around them, in lower case and full width', (mark) => {
    for (const write of [(text: string) => text, (text: string) => text.toLowerCase(), wide]) {
      const spoiled = (text: string) => `${mark}${write(text.slice(0, 6))}${mark}${write(text.slice(6))}${mark}`;
      expect(parseUscc(spoiled(uscc))).toMatchObject({ ok: true, value: { normalized: uscc } });
      expect(parsePatentNumber(spoiled(patent))).toMatchObject({ ok: true, value: { normalized: patent } });
      expect(parseRegionCode(spoiled('440300'))).toMatchObject({ ok: true, value: { code: '440300' } });
    }
  });

  it.each(['0', '1', 'A', '9'])('are no placeholders of %s', (character) => {
    expect(parseUscc(character.repeat(18)).ok).toBe(false);
    expect(parseUscc(`${character.repeat(17)}${usccCheckCharacter(character.repeat(17)) ?? ''}`).ok).toBe(false);
    expect(parseRegionCode(character.repeat(6)).ok).toBe(false);
    expect(parsePatentNumber(makePatentNumber(2021, 'invention', 0)).ok).toBe(false);
  });
});
