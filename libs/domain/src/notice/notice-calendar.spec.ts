import { calendarFromChineseDays } from '../calendar/chinese-days-calendar';
import { noticeCalendar } from './notice-calendar';

describe('noticeCalendar', () => {
  it('explains each day of a notice over a holiday with a make-up day', () => {
    const calendar = noticeCalendar('2024-09-27T02:00:00Z', 3, 'exclusive', calendarFromChineseDays());
    expect(calendar.days.map(({ date, kind, n }) => [date.slice(5), kind, n])).toEqual([
      ['09-27', 'working', null],
      ['09-28', 'weekend', null],
      ['09-29', 'make-up', 1],
      ['09-30', 'working', 2],
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => [`10-0${day}`, 'holiday', null]),
      ['10-08', 'working', 3],
    ]);
    expect([calendar.firstDay, calendar.lastDay, calendar.closesAt]).toEqual([
      '2024-09-29',
      '2024-10-08',
      '2024-10-08T15:59:59.999Z',
    ]);
  });
});
