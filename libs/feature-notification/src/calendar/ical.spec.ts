import ICAL from 'ical.js';
import { calendarText, escaped, folded, type CalendarEvent } from './ical';

const HEAD = {
  name: '遴选',
  organizer: { name: '遴选 "待办"', address: 'https://desk.example.org/tasks' },
  zone: 'Asia/Shanghai',
};
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'task-1',
  at: '2024-07-22T15:59:59.999Z',
  changedAt: '2024-07-01T01:00:00.000Z',
  minutes: null,
  summary: '形式审查',
  description: '',
  location: null,
  url: null,
  ...more,
});
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('iCalendar', () => {
  it('escapes what has a meaning', () => {
    expect(escaped('一，二;三,四\\五\r\n六\u0007')).toBe('一，二\\;三\\,四\\\\五\\n六');
  });

  it('folds at 75 octets and never inside a character', () => {
    const line = `SUMMARY:${'余热梯级利用🌱'.repeat(20)}`;
    const parts = folded(line).split('\r\n');
    expect(parts.every((part) => Buffer.byteLength(part) <= 75)).toBe(true);
    expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true);
    expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line);
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75));
    expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });

  it('writes a due date that ends when it is due, and a session that lasts', () => {
    const text = calendarText(
      HEAD,
      [
        event(),
        event({
          uid: 'session-1',
          at: '2024-09-02T01:00:00.000Z',
          minutes: 60,
          summary: '技术答辩',
          description: 'a\nb',
          location: '北京',
          url: 'http://desk.example.org/cases/1',
        }),
      ],
      '2024-07-15T01:00:00.000Z',
    );
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.split('\r\n').filter((line) => /^(DT(START|END)|UID|DTSTAMP)/.test(line))).toEqual([
      'UID:task-1@linxuan',
      'DTSTAMP:20240715T010000Z',
      'DTSTART:20240722T152959Z',
      'DTEND:20240722T155959Z',
      'UID:session-1@linxuan',
      'DTSTAMP:20240715T010000Z',
      'DTSTART:20240902T010000Z',
      'DTEND:20240902T020000Z',
    ]);
    expect(text).toContain('\r\nDESCRIPTION:a\\nb\r\n');
  });

  it('is read by another program: who sends it, and a moved date as an update of the same entry', () => {
    const [before] = read(calendarText(HEAD, [event()], '2024-07-15T01:00:00.000Z'));
    const moved = event({ at: '2024-07-31T15:59:59.999Z', changedAt: '2024-07-20T08:30:00.000Z' });
    const [after] = read(calendarText(HEAD, [moved], '2024-07-21T01:00:00.000Z'));
    expect([before?.uid, after?.uid]).toEqual(['task-1@linxuan', 'task-1@linxuan']);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    expect(after?.endDate.toJSDate().toISOString()).toBe('2024-07-31T15:59:59.000Z');
    expect(String(after?.component.getFirstPropertyValue('last-modified'))).toBe('2024-07-20T08:30:00Z');
    const organizer = after?.component.getFirstProperty('organizer');
    expect([organizer?.getFirstValue(), organizer?.getParameter('cn')]).toEqual([HEAD.organizer.address, '遴选 待办']);
    // What did not change is no update, however often it is read.
    const [again] = read(calendarText(HEAD, [moved], '2024-08-01T01:00:00.000Z'));
    expect(again?.sequence).toBe(after?.sequence);
  });

  it('is never empty: without a date it holds the zone', () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarText(HEAD, [], '2024-07-15T01:00:00.000Z')) as unknown[]);
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
  });
});
