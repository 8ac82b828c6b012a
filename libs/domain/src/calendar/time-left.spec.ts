import { endOfBusinessDay } from './business-date';
import { calendarFromChineseDays } from './chinese-days-calendar';
import { timeLeft } from './time-left';

const cal = calendarFromChineseDays();
const due = endOfBusinessDay('2024-10-08');
const at = (now: string) => timeLeft(now, due, cal);

describe('timeLeft', () => {
  it('counts working days, not holidays', () => {
    expect(at('2024-09-25T10:00:00+08:00')).toEqual({
      overdue: false,
      workingDays: 5,
      provisional: false,
      hours: 325,
      urgency: 'normal',
      words: { zh: '剩余5个工作日（10月8日截止）', en: '5 working days left (due 8 Oct)' },
    });
    expect(at('2024-10-03T10:00:00+08:00')).toEqual({
      overdue: false,
      workingDays: 1,
      provisional: false,
      hours: 133,
      urgency: 'soon',
      words: { zh: '剩余1个工作日（10月8日截止）', en: '1 working day left (due 8 Oct)' },
    });
  });

  it('counts hours on the last day', () => {
    expect(at('2024-10-08T18:30:00+08:00')).toEqual({
      overdue: false,
      workingDays: 0,
      provisional: false,
      hours: 5,
      urgency: 'today',
      words: { zh: '今日截止，剩余5小时', en: 'due today, 5 hours left' },
    });
    expect(at('2024-10-08T23:59:59.999+08:00').words.en).toBe('due today, less than an hour left');
  });

  it('says how late', () => {
    expect(at('2024-10-09T00:00:00+08:00')).toEqual({
      overdue: true,
      workingDays: 1,
      provisional: false,
      hours: 0,
      urgency: 'overdue',
      words: { zh: '已逾期1个工作日', en: '1 working day overdue' },
    });
    // Saturday 12 October is a make-up day.
    expect(at('2024-10-12T12:00:00+08:00').workingDays).toBe(4);
    expect(timeLeft('2024-10-08T12:00:00+08:00', '2024-10-08T01:00:00.000Z', cal).words.en).toBe('3 hours overdue');
  });

  it('says when no working day is left', () => {
    expect(timeLeft('2024-10-03T10:00:00+08:00', endOfBusinessDay('2024-10-06'), cal)).toEqual({
      overdue: false,
      workingDays: 0,
      provisional: false,
      hours: 85,
      urgency: 'soon',
      words: { zh: '10月6日截止，此前已无工作日', en: 'due 6 Oct, no working day left before it' },
    });
  });

  it('says that a count over a year without announced holidays is provisional', () => {
    expect(timeLeft('2026-12-30T10:00:00+08:00', endOfBusinessDay('2027-01-10'), cal)).toEqual({
      overdue: false,
      workingDays: 7,
      provisional: true,
      hours: 277,
      urgency: 'normal',
      words: {
        zh: '剩余7个工作日（2027年1月10日截止）（暂按周末推算）',
        en: '7 working days left (due 10 Jan 2027) (provisional, weekends only)',
      },
    });
    expect(timeLeft('2027-01-11T10:00:00+08:00', endOfBusinessDay('2027-01-08'), cal).words.zh).toBe(
      '已逾期1个工作日（暂按周末推算）',
    );
    expect(timeLeft('2027-01-11T10:00:00+08:00', endOfBusinessDay('2027-01-11'), cal).provisional).toBe(false);
  });
});
