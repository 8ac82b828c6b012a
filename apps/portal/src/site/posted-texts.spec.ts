import { PostedTexts, readUrlEncoded } from './posted-texts';

const read = (text: string) => readUrlEncoded(Buffer.from(text, 'latin1'));

describe('the texts of a posted form', () => {
  it('count by the first of a name, whatever comes later under it', () => {
    const posted = read('name=%E7%94%B2&name=%E4%B9%99&token=a&token=b');
    expect([posted.text('name', 'line'), posted.text('token', 'line')]).toEqual(['甲', 'a']);
  });

  it('are decoded with plus signs and escapes, and a stray percent sign stays as it was typed', () => {
    expect(read('text=a+b%2Bc%0Ad&evidence=100%').text('text', 'paragraphs')).toBe('a b+c\nd');
    expect(read('evidence=100%25').text('evidence', 'line')).toBe('100%');
    expect(read('evidence=100%').text('evidence', 'line')).toBe('100%');
  });

  it('that are no UTF-8 are named as broken and shown as far as they can be read', () => {
    const posted = read('text=%E7%94&name=ok');
    expect([[...posted.broken], posted.text('name', 'line')]).toEqual([['text'], 'ok']);
  });

  it('know no names of the language', () => {
    const posted = read('__proto__=x&constructor=y');
    expect([posted.text('toString', 'line'), posted.text('constructor', 'line')]).toEqual(['', 'y']);
    expect(new PostedTexts().text('__proto__', 'line')).toBe('');
  });

  it('of a line are one line', () => {
    expect(read('name=a%0D%0Ab').text('name', 'line')).not.toMatch(/[\r\n]/);
  });
});
