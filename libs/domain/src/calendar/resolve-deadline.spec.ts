import { calendarFromChineseDays } from './chinese-days-calendar';
import type { DeadlineRule } from './deadline-rule';
import { resolveDeadline } from './resolve-deadline';

const cal = calendarFromChineseDays();
const facts = {
  issued: '2024-09-25',
  late: '2024-09-25T23:30:00+08:00',
  yearEnd: '2024-12-27',
  monthEnd: '2025-01-31',
};
const resolve = (rule: DeadlineRule) => resolveDeadline(rule, facts, cal);

describe('resolveDeadline', () => {
  it('says the counted days in words', () => {
    expect(resolve({ type: 'working-days-after', event: 'issued', days: 5 })).toEqual({
      dueAt: '2024-10-08T15:59:59.999Z',
      dueDate: '2024-10-08',
      bound: 'latest',
      strength: 'hard',
      provisional: false,
      explanation: {
        en: '5 working days after 25 Sep 2024: 26, 27, 29 (make-up day), 30 Sep, 8 Oct; 1–7 Oct holiday; due end of 8 Oct, Beijing time',
        zh: '2024年9月25日之后5个工作日：9月26日、27日、29日（调休上班）、30日、10月8日；10月1日至7日放假；10月8日当日结束时截止（北京时间）',
      },
    });
  });

  it('counts the first day where the rule says so, and from an instant by its Beijing day', () => {
    expect(
      resolve({ type: 'working-days-after', event: 'late', days: 2, firstDay: 'inclusive', strength: 'soft' }),
    ).toEqual({
      dueAt: '2024-09-26T15:59:59.999Z',
      dueDate: '2024-09-26',
      bound: 'latest',
      strength: 'soft',
      provisional: false,
      explanation: {
        en: '2 working days from 25 Sep 2024, that day included: 25, 26 Sep; due end of 26 Sep, Beijing time; in principle (soft)',
        zh: '自2024年9月25日起（含当日）2个工作日：9月25日、26日；9月26日当日结束时截止（北京时间）；原则性期限',
      },
    });
  });

  it('names the year when it changes', () => {
    const due = resolve({ type: 'working-days-after', event: 'yearEnd', days: 3 });
    expect('explanation' in due ? due.explanation : due).toEqual({
      en: '3 working days after 27 Dec 2024: 30, 31 Dec, 2 Jan 2025; 1 Jan 2025 holiday; due end of 2 Jan 2025, Beijing time',
      zh: '2024年12月27日之后3个工作日：12月30日、31日、2025年1月2日；2025年1月1日放假；2025年1月2日当日结束时截止（北京时间）',
    });
  });

  it('shortens long lists', () => {
    const due = resolve({ type: 'working-days-after', event: 'yearEnd', days: 15 });
    expect('explanation' in due ? due.explanation.en : due).toBe(
      '15 working days after 27 Dec 2024: 30, 31 Dec, 2, 3 Jan 2025 … 15, 16, 17, 20 Jan 2025; 1 Jan 2025 holiday; due end of 20 Jan 2025, Beijing time',
    );
  });

  it('includes the named day of 前 unless told otherwise', () => {
    expect(resolve({ type: 'fixed-date', date: '2024-07-31' })).toEqual({
      dueAt: '2024-07-31T15:59:59.999Z',
      dueDate: '2024-07-31',
      bound: 'latest',
      strength: 'hard',
      provisional: false,
      explanation: {
        en: 'by 31 Jul 2024, that day included; due end of 31 Jul, Beijing time',
        zh: '2024年7月31日前（含当日）；7月31日当日结束时截止（北京时间）',
      },
    });
    const before = resolve({ type: 'fixed-date', date: '2024-07-31', namedDay: 'exclusive' });
    expect('dueDate' in before ? before.dueDate : before).toBe('2024-07-30');
  });

  it('counts calendar days and months, moving on from days off only where the rule says so', () => {
    const dates = (
      [
        { type: 'calendar-days-after', event: 'issued', days: 30 },
        { type: 'calendar-days-after', event: 'issued', days: 8, lastDay: 'next-working-day' },
        { type: 'calendar-days-after', event: 'issued', days: 8 },
        { type: 'calendar-days-after', event: 'issued', days: 1, firstDay: 'inclusive' },
        { type: 'calendar-months-after', event: 'monthEnd', months: 1 },
        { type: 'calendar-months-after', event: 'issued', months: 6 },
      ] as const
    )
      .map((rule) => resolve(rule))
      .map((due) => ('dueDate' in due ? due.dueDate : due.code));
    expect(dates).toEqual(['2024-10-25', '2024-10-08', '2024-10-03', '2024-09-25', '2025-02-28', '2025-03-25']);
    const moved = resolve({ type: 'calendar-days-after', event: 'issued', days: 8, lastDay: 'next-working-day' });
    expect('explanation' in moved ? moved.explanation.en : moved).toBe(
      '8 calendar days after 25 Sep 2024; 3 Oct is no working day, moved to 8 Oct; due end of 8 Oct, Beijing time',
    );
  });

  it('gives a minimum length as the earliest end', () => {
    const due = resolve({
      type: 'minimum-notice',
      event: 'issued',
      workingDays: 1,
      eventTitle: { zh: '公示发布', en: 'publication' },
    });
    expect(due).toEqual({
      dueAt: '2024-09-26T15:59:59.999Z',
      dueDate: '2024-09-26',
      bound: 'earliest',
      strength: 'hard',
      provisional: false,
      explanation: {
        en: 'at least 1 working day after publication (25 Sep 2024): 26 Sep; ends at the earliest at the end of 26 Sep, Beijing time',
        zh: '公示发布（2024年9月25日）之后不少于1个工作日：9月26日；最早于9月26日当日结束时期满（北京时间）',
      },
    });
  });

  it('answers when the event has not happened or the calendar ends', () => {
    expect(resolve({ type: 'working-days-after', event: 'receipt', days: 1 })).toEqual({
      refused: true,
      code: 'deadline-fact-missing',
      params: { event: 'receipt' },
    });
    const later = resolveDeadline({ type: 'working-days-after', event: 'x', days: 3 }, { x: '2026-12-30' }, cal);
    expect(later).toMatchObject({ dueDate: '2027-01-04', provisional: true });
    expect('explanation' in later && later.explanation.zh).toContain('2027年放假安排尚未公布，暂按周末推算');
  });
});
