import { DomainError } from '../problem';
import { checkSchema } from './schema.pipe';

const schema = (more: object = {}) => ({
  type: 'object',
  properties: { reason: { type: 'string', minLength: 1, maxLength: 2000, ...more } },
});
function codes(value: unknown, more?: object): string[] {
  try {
    checkSchema(schema(more), value);
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.more.fields?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [];
    throw error;
  }
}

describe('text in schemas', () => {
  it.each([
    ' ',
    '\n',
    '\u3000',
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u3164',
    '\u00ad',
    '\ufe0f',
    '\u{e0041}',
    '\u202e',
    '\u0301',
    '\u2800',
  ])('does not take invisible text %j for a reason', (text) => {
    expect(codes({ reason: text })).toEqual(['/reason minLength']);
    expect(codes({ reason: text }, { 'x-text': 'line' })).toEqual(['/reason minLength']);
  });

  it.each(['字'.repeat(2000), `${'字'.repeat(1999)}𬭎`, '𬭎'.repeat(2000), '👨‍👩‍👧‍👦'.repeat(2000), 'é'.repeat(2000)])(
    'counts characters as people do (case %#)',
    (text) => {
      expect(codes({ reason: text })).toEqual([]);
      expect(codes({ reason: `${text}a` })).toEqual(['/reason maxLength']);
    },
  );

  it('makes a line one line, and refuses half a character by name', () => {
    const body = { reason: ' \u202e甲\r\n乙\u2028丙\u0000\u0085 ' };
    expect(codes(body, { 'x-text': 'line' })).toEqual([]);
    expect(body.reason).toBe('甲 乙 丙');
    expect(codes({ reason: '甲\ud800' }, { 'x-text': 'line' })).toEqual(['/reason broken-text']);
  });

  it('judges pattern and lengths by the clean text', () => {
    expect(codes({ reason: '\ufeffabc\n' }, { 'x-text': 'line', pattern: '^abc$', maxLength: 3 })).toEqual([]);
  });
});
