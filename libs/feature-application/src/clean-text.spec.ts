import { cleanJson, cleanText } from './clean-text';

describe('cleaning what was typed', () => {
  it('keeps markup and formulas as the text they are', () => {
    for (const text of ['<script>alert(1)</script>', '=1+1', '+86', '-5', '@x', 'a & b', '㐂䶮㛃', '😀'])
      expect(cleanText(text)).toBe(text);
  });
  it('takes out what a database or a hash cannot hold', () => {
    expect(cleanText('a\u0000b\u0007c\r\nd\re\tf')).toBe('abc\nd\ne\tf');
    expect(cleanText('x\ud83dy')).toBe('x\ufffdy');
  });
  it('reaches names and rows, and makes no prototype out of a name', () => {
    expect(cleanJson({ 'a\u0000': ['x\u0000', { b: 'y\u0001' }], n: 1, f: null })).toEqual({
      a: ['x', { b: 'y' }],
      n: 1,
      f: null,
    });
    const hostile = cleanJson(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.keys(hostile as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });
});
