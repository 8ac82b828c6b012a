import { endOfBusinessDay } from './business-date';
import { calendarFromChineseDays } from './chinese-days-calendar';
import { yearlyDueDate } from './resolve-deadline';
import { timeLeft } from './time-left';
import { workingDaysBetween } from './working-days';

const cal = calendarFromChineseDays();

describe('what is due at the end of a month every year', () => {
  it.each([
    ['is old enough on the last day itself', '2024-05-30', '2024-11-30'],
    ['is old enough a day before', '2024-05-29', '2024-11-30'],
    ['is a day too young', '2024-05-31', '2024-11-30'],
    ['is two days too young', '2024-06-01', '2025-11-30'],
  ])('%s: since %s, by %s', (_what, from, due) => {
    expect(yearlyDueDate(from, 11, 6)).toBe(due);
  });

  it('is due on the very day of the event where nothing must grow old', () => {
    expect([yearlyDueDate('2024-11-30', 11), yearlyDueDate('2024-12-01', 11)]).toEqual(['2024-11-30', '2025-11-30']);
  });
});

describe('how long is left', () => {
  const due = endOfBusinessDay('2024-07-25');

  it.each([
    ['2024-07-19', 4, 'normal'],
    ['2024-07-22', 3, 'soon'],
    ['2024-07-23', 2, 'soon'],
    ['2024-07-25', 0, 'today'],
  ])('on %s is %i working days, which is %s', (day, workingDays, urgency) => {
    expect(timeLeft(`${day}T02:00:00.000Z`, due, cal)).toMatchObject({ workingDays, urgency });
  });

  it('is nothing at the due instant, and over a millisecond later', () => {
    expect(timeLeft(due, due, cal)).toMatchObject({ overdue: false, urgency: 'today', hours: 0 });
    expect(timeLeft('2024-07-25T16:00:00.000Z', due, cal)).toMatchObject({ overdue: true, urgency: 'overdue' });
  });
});

describe('working days from a day to itself', () => {
  it('are none, or one where the first day counts and is worked', () => {
    const between = (day: string, firstDay: 'inclusive' | 'exclusive') =>
      workingDaysBetween(day, day, cal, { firstDay });
    expect([between('2024-07-25', 'exclusive'), between('2024-07-25', 'inclusive')]).toEqual([0, 1]);
    expect(between('2024-07-27', 'inclusive')).toBe(0);
  });
});
