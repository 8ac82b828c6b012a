import fc from 'fast-check';
import {
  addDays,
  addMonths,
  businessDateOf,
  dayOfWeek,
  daysBetween,
  endOfBusinessDay,
  epochOf,
  isBusinessDate,
  startOfBusinessDay,
} from './business-date';

const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

describe('business dates', () => {
  it('change at midnight in Beijing, whatever the offset of the instant', () => {
    expect(businessDateOf('2024-07-31T15:59:59.999Z')).toBe('2024-07-31');
    expect(businessDateOf('2024-07-31T16:00:00Z')).toBe('2024-08-01');
    expect(businessDateOf('2024-07-31T23:59:59+08:00')).toBe('2024-07-31');
    expect(businessDateOf('2024-07-31T12:00:00-04:00')).toBe('2024-08-01');
  });

  it('end with the last millisecond of the day', () => {
    expect(endOfBusinessDay('2024-07-31')).toBe('2024-07-31T15:59:59.999Z');
    expect(startOfBusinessDay('2024-07-31')).toBe('2024-07-30T16:00:00.000Z');
  });

  it('hold every instant of their day and no other', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 86_399_999 }), (date, offset) => {
        const instant = new Date(epochOf(startOfBusinessDay(date)) + offset).toISOString();
        expect(businessDateOf(instant)).toBe(date);
        expect(epochOf(endOfBusinessDay(date)) - epochOf(startOfBusinessDay(date))).toBe(86_399_999);
      }),
    );
  });

  it('add and count days inversely', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(dayOfWeek(addDays(date, 7))).toBe(dayOfWeek(date));
      }),
    );
  });

  it('clamp months to the last day', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-12-15', 24)).toBe('2026-12-15');
  });

  it('know the day of the week', () => {
    expect([dayOfWeek('2024-09-29'), dayOfWeek('2024-09-28'), dayOfWeek('2024-07-31')]).toEqual([0, 6, 3]);
  });

  it('refuse what is no day and instants without an offset', () => {
    expect(['2025-02-29', '2025-13-01', '2025-1-1', '', '2024-02-29'].map(isBusinessDate)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(() => businessDateOf('2024-07-31T12:00:00')).toThrow(RangeError);
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError);
  });
});
