import fc from 'fast-check';
import arrangement from 'chinese-days/dist/chinese-days.json';
import installed from 'chinese-days/package.json';
import { addDays } from './business-date';
import { isAnnounced, missingYears, provisionalYears, withOverrides } from './calendar-data';
import { CHINESE_DAYS_RELEASE, calendarFromArrangement, calendarFromChineseDays } from './chinese-days-calendar';
import { addWorkingDays, dayKind, isWorkingDay, workingDaysBetween } from './working-days';

const cal = calendarFromChineseDays();
const exclusive = { firstDay: 'exclusive' } as const;
const inclusive = { firstDay: 'inclusive' } as const;
const covered = fc.integer({ min: 60, max: 3200 }).map((days) => addDays('2018-01-01', days));

describe('the Chinese working calendar', () => {
  it('is what the installed release says', () => {
    expect(cal).toEqual(calendarFromArrangement(arrangement, installed.version));
  });

  it('carries the release it was read from and nine years', () => {
    expect(installed.version).toBe(CHINESE_DAYS_RELEASE);
    expect(cal.version).toBe(`chinese-days@${CHINESE_DAYS_RELEASE}`);
    expect(Object.keys(cal.years)).toEqual(['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026']);
  });

  it('has the make-up days as announced', () => {
    expect(
      [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => cal.years[year]?.makeUpDays.length),
    ).toEqual([7, 6, 6, 7, 7, 7, 8, 5, 6]);
    expect(cal.years[2024]?.makeUpDays).toEqual([
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ]);
    expect(cal.years[2024]?.holidays.filter((date) => date.startsWith('2024-10'))).toEqual([
      '2024-10-01',
      '2024-10-02',
      '2024-10-03',
      '2024-10-04',
      '2024-10-05',
      '2024-10-06',
      '2024-10-07',
    ]);
  });

  it('tells the kinds of day apart', () => {
    expect(
      ['2024-09-27', '2024-09-28', '2024-09-29', '2024-10-01', '2024-10-05'].map((date) => dayKind(date, cal)),
    ).toEqual(['working', 'weekend', 'make-up', 'holiday', 'holiday']);
  });

  it('counts over the National Day with its make-up days', () => {
    expect(addWorkingDays('2024-09-25', 5, cal, exclusive)).toBe('2024-10-08');
    expect(addWorkingDays('2024-09-25', 5, cal, inclusive)).toBe('2024-09-30');
    expect(addWorkingDays('2024-10-01', 1, cal, inclusive)).toBe('2024-10-08');
    expect(addWorkingDays('2024-10-08', -5, cal, exclusive)).toBe('2024-09-25');
    expect(addWorkingDays('2024-10-01', 0, cal, exclusive)).toBe('2024-10-01');
    expect(workingDaysBetween('2024-09-25', '2024-10-08', cal, exclusive)).toBe(5);
    expect(workingDaysBetween('2024-09-25', '2024-10-08', cal, inclusive)).toBe(6);
    expect(workingDaysBetween('2024-10-08', '2024-09-25', cal, exclusive)).toBe(-5);
    expect(workingDaysBetween('2024-10-01', '2024-10-07', cal, inclusive)).toBe(0);
  });

  it('adds and counts inversely, and always lands on a working day', () => {
    fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 40 }), (date, n) => {
        const end = addWorkingDays(date, n, cal, exclusive);
        expect(isWorkingDay(end, cal)).toBe(true);
        expect(workingDaysBetween(date, end, cal, exclusive)).toBe(n);
      }),
    );
  });

  it('counts a year that is not announced by its weekdays, and says which year that is', () => {
    expect(isWorkingDay('2027-01-01', cal)).toBe(true);
    expect(isWorkingDay('2027-01-02', cal)).toBe(false);
    expect(addWorkingDays('2026-12-30', 3, cal, exclusive)).toBe('2027-01-04');
    expect(workingDaysBetween('2017-12-29', '2018-01-03', cal, exclusive)).toBe(2);
    expect(provisionalYears('2026-12-30', '2027-01-04', cal)).toEqual([2027]);
    expect(provisionalYears('2028-02-29', '2026-12-30', cal)).toEqual([2027, 2028]);
    expect(provisionalYears('2026-01-01', '2026-12-31', cal)).toEqual([]);
    expect([isAnnounced('2026-12-31', cal), isAnnounced('2027-01-01', cal)]).toEqual([true, false]);
  });

  it('asks for the coming year from October on, and for all years that were never entered', () => {
    expect([missingYears('2026-09-30', cal), missingYears('2026-10-01', cal)]).toEqual([[], [2027]]);
    expect(missingYears('2028-11-30', cal)).toEqual([2027, 2028, 2029]);
  });

  it('never fails on any day, however far it lies outside the known years', () => {
    const anyDay = fc.integer({ min: -40_000, max: 40_000 }).map((offset) => addDays('2024-01-01', offset));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (date, n) => {
        const end = addWorkingDays(date, n, cal, exclusive);
        expect(workingDaysBetween(date, end, cal, exclusive)).toBe(n);
      }),
    );
  });

  it('takes overrides for single days and for whole years', () => {
    const changed = withOverrides(cal, {
      version: 'order-1',
      days: { '2025-03-08': 'make-up', '2025-03-10': 'holiday', '2024-09-29': 'ordinary' },
    });
    expect(changed.version).toBe(`${cal.version}+order-1`);
    expect(addWorkingDays('2025-03-07', 2, changed, exclusive)).toBe('2025-03-11');
    expect(dayKind('2024-09-29', changed)).toBe('weekend');
    expect(dayKind('2024-09-29', cal)).toBe('make-up');
    const later = withOverrides(changed, {
      version: '2027',
      years: { 2027: { holidays: ['2027-01-01'], makeUpDays: [] } },
    });
    expect(addWorkingDays('2026-12-30', 2, later, exclusive)).toBe('2027-01-04');
    expect(dayKind('2025-03-08', later)).toBe('make-up');
    expect(() => withOverrides(cal, { version: 'x', days: { '2025-02-30': 'holiday' } })).toThrow(RangeError);
  });

  it('refuses half days', () => {
    expect(() => addWorkingDays('2024-09-25', 1.5, cal, exclusive)).toThrow(RangeError);
  });
});
