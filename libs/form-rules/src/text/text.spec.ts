import fc from 'fast-check';
import {
  BrokenText,
  cleanJson,
  cleanText,
  countCharacters,
  cutText,
  cutUnits,
  isBrokenText,
  isDeeper,
  isLonger,
  isVisible,
  shortened,
} from '.';

const INVISIBLE = [
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u3164',
  '\u00ad',
  '\u115f',
  '\uffa0',
  '\u034f',
  '\u061c',
  '\u{e0041}',
];
const BIDI = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200e',
  '\u200f',
];
const CONTROL = ['\u0000', '\u0001', '\u0008', '\u001b', '\u007f', '\u0080', '\u009f', '\ufffe', '\ufdd0', '\ufff9'];
const BREAK = ['\r\n', '\r', '\n', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'];

describe('clean text', () => {
  it.each([...INVISIBLE, ...BIDI, ...CONTROL])('takes out %j wherever it stands', (mark) => {
    for (const text of [`${mark}甲乙`, `甲${mark}乙`, `甲乙${mark}`, `甲${mark}${mark}乙`])
      expect([cleanText(text), cleanText(text, 'line')]).toEqual(['甲乙', '甲乙']);
    expect(isVisible(` ${mark}\u3000${mark}`)).toBe(false);
  });

  it.each(['\u2800', '\ufffc', '\ufffd', '\u{1d159}', '\u0301\u0302'])(
    'takes %j for nothing: it is drawn as nothing, or stands for what was lost',
    (mark) => {
      expect([isVisible(mark), isVisible(` ${mark}\u3000${mark}\n`)]).toEqual([false, false]);
      expect(isVisible(`${mark}甲`)).toBe(true);
    },
  );

  it.each(BREAK)('makes of %j a line feed in paragraphs and a space in a line', (mark) => {
    expect(cleanText(`甲${mark}乙`)).toBe('甲\n乙');
    expect(cleanText(`甲${mark}乙${mark}`, 'line')).toBe('甲 乙');
  });

  it('keeps what belongs to a character, and composes accents', () => {
    for (const text of ['👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '葛󠄀城', '❤️', 'a & <b>', '=1+1', '㐂䶮㛃', '𬭎', 'می‌خواهم'])
      expect(cleanText(text)).toBe(text);
    expect(cleanText('e\u0301')).toBe('\u00e9');
    expect(cleanText('\ufe0f甲 \u200d乙\u200d')).toBe('甲 乙');
  });

  it('is itself clean, and whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const kind of ['line', 'paragraphs'] as const) {
          const once = cleanText(text, kind);
          expect(cleanText(once, kind)).toBe(once);
          expect(isBrokenText(once)).toBe(false);
        }
      }),
    );
  });
});

describe('counting characters', () => {
  it('counts what a person counts', () => {
    const counted: [string, number][] = [
      ['𬭎', 1],
      ['👨‍👩‍👧‍👦', 1],
      ['é', 1],
      ['🇨🇳', 1],
      ['甲乙', 2],
      ['a\r\nb', 3],
      ['', 0],
    ];
    for (const [text, count] of counted) expect([text, countCharacters(text)]).toEqual([text, count]);
  });

  it('cuts no character in half, and to what is not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const cut = cutText(text, max);
        expect(text.startsWith(cut)).toBe(true);
        expect([isLonger(cut, max), isBrokenText(cut)]).toEqual([false, false]);
        if (!isLonger(text, max)) expect(cut).toBe(text);
      }),
    );
    expect(cutText(`${'字'.repeat(1999)}𬭎多`, 2000)).toBe(`${'字'.repeat(1999)}𬭎`);
  });

  it.each(['a', '甲', '𬭎', '👨'])('keeps something of a first character under endless marks: %s', (letter) => {
    const text = letter + '\u0301'.repeat(5000);
    for (const max of [1, 10, 200]) {
      const [cut, fitted] = [cutText(text, max), cutUnits(text, Math.max(max, 2))];
      for (const one of [cut, fitted]) expect([one.startsWith(letter), isBrokenText(one)]).toEqual([true, false]);
      expect([isLonger(cut, max), fitted.length <= Math.max(max, 2)]).toEqual([false, true]);
    }
    expect([cutText(text, 0), cutText('字', 0)]).toEqual(['', '']);
  });

  it('fits whole characters in a budget of code units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const cut = cutUnits(text, max);
        expect([text.startsWith(cut), cut.length <= max, isBrokenText(cut)]).toEqual([true, true, false]);
      }),
    );
    expect([cutUnits('甲👨‍👩‍👧‍👦乙', 5), cutUnits('甲乙𬭎', 3), cutUnits('甲乙', 2)]).toEqual(['甲', '甲乙', '甲乙']);
  });

  it('shows where something was left out, and nowhere else', () => {
    expect([shortened('甲乙𬭎', 3), shortened('甲𬭎乙丙', 3)]).toEqual(['甲乙𬭎', '甲𬭎…']);
  });

  it('is not kept busy by a letter with ten thousand accents', () => {
    expect(isLonger(`a${'\u0301'.repeat(100_000)}`, 2000)).toBe(true);
  });
});

describe('JSON at the edge', () => {
  it('sees depth before it parses', () => {
    expect(isDeeper('['.repeat(100_000))).toBe(true);
    expect(isDeeper(`{"a":"${'['.repeat(100)}\\"["}`)).toBe(false);
  });

  it('names the place of half a character, in values and names', () => {
    const place = (json: string) => {
      try {
        return cleanJson(JSON.parse(json));
      } catch (error) {
        return error instanceof BrokenText ? `${error.code} ${error.pointer}` : error;
      }
    };
    expect(place('{"a":{"b/c":["x","\\ud800"]}}')).toBe('broken-text /a/b~1c/1');
    expect(place('{"a":{"\\ud800":1}}')).toBe('bad-key /a');
    expect(place('{"a":[{"x\\u0000":1}]}')).toBe('bad-key /a/0');
    expect(place('{"__proto__":{"x":1}}')).toBe('bad-key ');
    expect(place('{"a":"x\\u0000\\r\\ny","n":1,"f":null}')).toEqual({ a: 'x\ny', n: 1, f: null });
  });
});
