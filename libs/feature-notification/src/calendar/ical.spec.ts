import { calendarText, escaped, folded } from './ical';

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
      '遴选',
      [
        {
          uid: 'task-1',
          at: '2024-07-22T15:59:59.999Z',
          minutes: null,
          summary: '形式审查',
          description: '',
          location: null,
          url: null,
        },
        {
          uid: 'session-1',
          at: '2024-09-02T01:00:00.000Z',
          minutes: 60,
          summary: '技术答辩',
          description: 'a\nb',
          location: '北京',
          url: 'http://desk.example.org/cases/1',
        },
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
});
