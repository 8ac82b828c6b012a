import { addMonths, monthsBetween } from './dates';
import { dateBounds, DATE_KINDS, isPlausibleDate } from './date-bounds';
import { USCC_ALPHABET, usccCheckCharacter, usccFault } from './check-digits';
import { addDays } from './dates';

const TODAY = '2026-03-31';

describe('the days that a date may be', () => {
  it.each(DATE_KINDS)('of %s are from the first to the last, both included', (kind) => {
    const { from, to } = dateBounds(kind, TODAY);
    expect([addDays(from, -1), from, to, addDays(to, 1)].map((day) => isPlausibleDate(day, kind, TODAY))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('that is yet to come begin today', () => {
    expect(dateBounds('coming', TODAY)).toEqual({ from: TODAY, to: '2036-03-31' });
  });

  it('of what has happened end today', () => {
    expect(dateBounds('past', TODAY).to).toBe(TODAY);
  });
});

describe('months from a day to another', () => {
  it.each([
    ['2023-07-31', '2024-07-30', 11],
    ['2023-07-31', '2024-07-31', 12],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-07-31', '2024-07-31', 0],
    ['2024-07-31', '2023-07-31', -12],
    ['2024-07-31', '2023-08-01', -11],
  ])('from %s to %s are %i whole ones', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('end on the last day of a month that is shorter', () => {
    expect([addMonths('2024-01-31', 1), addMonths('2024-03-31', -1), addMonths('2023-12-31', 2)]).toEqual([
      '2024-02-29',
      '2024-02-29',
      '2024-02-29',
    ]);
  });
});

describe('the check character of a credit code', () => {
  it('is found for every sum, and each character occurs', () => {
    const found = new Set<string>();
    for (let n = 0; n < 200; n += 1) {
      const first17 = `9144000000000${String(n).padStart(4, '0')}`;
      const character = usccCheckCharacter(first17);
      expect([first17, USCC_ALPHABET.includes(character ?? '?')]).toEqual([first17, true]);
      expect(usccFault(`${first17}${character ?? ''}`)).toBeNull();
      found.add(character ?? '');
    }
    expect(found.size).toBe(USCC_ALPHABET.length);
  });
});
