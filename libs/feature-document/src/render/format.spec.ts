import { chineseNumeral, formatDate, formatDocumentNumber, formatInstant, formatNumber, formatPeriod } from './format';

describe('formats of official documents', () => {
  it('writes dates without leading zeros and refuses days that do not exist', () => {
    expect(formatDate('2024-07-03')).toBe('2024年7月3日');
    expect(formatDate('2024-07-03', 'en')).toBe('2024-07-03');
    expect(formatDate(null)).toBe('    年  月  日');
    expect(formatPeriod('2024-11-04', '2024-11-08')).toBe('2024年11月4日至2024年11月8日');
    expect(() => formatDate('2023-02-29')).toThrow(RangeError);
    expect(() => formatDate('=1+1')).toThrow(RangeError);
  });

  it('shows instants in Beijing time', () => {
    expect(formatInstant('2024-07-31T15:59:59.000Z')).toBe('2024年7月31日 23:59:59');
    expect(formatInstant('2024-07-31T16:00:00.000Z', 'en')).toBe('2024-08-01 00:00:00 (UTC+08:00)');
    expect(() => formatInstant('yesterday')).toThrow(RangeError);
  });

  it('writes document numbers in six-cornered brackets without leading zeros', () => {
    expect(formatDocumentNumber({ prefix: '岚发改函', year: 2024, sequence: 8 })).toBe('岚发改函〔2024〕8号');
    expect(formatDocumentNumber({ prefix: '岚发改函', year: 2024, sequence: null })).toBe('岚发改函〔2024〕    号');
    expect(formatDocumentNumber('岚发改函[2024]008号')).toBe('岚发改函〔2024〕8号');
    expect(formatDocumentNumber('岚发改函（2024）12号')).toBe('岚发改函〔2024〕12号');
    expect(formatDocumentNumber('发改办环资〔2024〕528号')).toBe('发改办环资〔2024〕528号');
  });

  it('writes numbers and numerals', () => {
    expect([
      formatNumber(88.5),
      formatNumber(88),
      formatNumber(1 / 3),
      formatNumber(null),
      formatNumber(Number.NaN),
    ]).toEqual(['88.5', '88', '0.33', '—', '—']);
    expect([1, 10, 11, 20, 37].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '三十七']);
  });
});
