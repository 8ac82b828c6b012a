import fc from 'fast-check';
import { CanonicalJsonError, canonicalJson, isCanonicalText } from './canonical';

describe('canonicalJson', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts by UTF-16 code units', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => match[1])).toEqual([
      '2',
      '4',
      '6',
      '7',
      '1',
      '5',
      '3',
    ]);
  });

  it('does not depend on the order of members and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(isCanonicalText(text)).toBe(true);
      }),
    );
    expect(canonicalJson({ b: { d: 1, c: 2 }, a: 3 })).toBe('{"a":3,"b":{"c":2,"d":1}}');
  });

  it('drops undefined members and writes minus zero as zero', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it('keeps rare characters as they are', () => {
    expect(canonicalJson('㐂䶮𠮷')).toBe('"㐂䶮𠮷"');
  });

  it.each([
    ['NaN', { a: [1, Number.NaN] }, '/a/1'],
    ['an infinity', { a: Number.POSITIVE_INFINITY }, '/a'],
    ['a lone surrogate', { 'x/y': 'a\ud800' }, '/x~1y'],
    ['a lone surrogate in a name', { '\udc00': 1 }, ''],
    ['undefined in an array', [undefined], '/0'],
    ['a hole in an array', new Array(1), '/0'],
    ['undefined itself', undefined, ''],
    ['a bigint', { a: 1n }, '/a'],
    ['a function', { a: () => 1 }, '/a'],
    ['a date', { a: new Date(0) }, '/a'],
    ['a map', new Map(), ''],
  ])('refuses %s', (_name, value, pointer) => {
    const run = (): string => canonicalJson(value);
    expect(run).toThrow(CanonicalJsonError);
    try {
      run();
    } catch (error) {
      expect((error as CanonicalJsonError).pointer).toBe(pointer);
    }
  });

  it('refuses a cycle but not the same object twice', () => {
    const once = { a: 1 };
    expect(canonicalJson([once, once])).toBe('[{"a":1},{"a":1}]');
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => canonicalJson(circle)).toThrow(CanonicalJsonError);
  });

  it('knows a text that is not canonical', () => {
    expect(['{"a":1}', '{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '1.0', 'x'].map(isCanonicalText)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
