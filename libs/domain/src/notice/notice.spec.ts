import fc from 'fast-check';
import { addDays, epochOf } from '../calendar/business-date';
import { calendarFromChineseDays } from '../calendar/chinese-days-calendar';
import { workingDaysBetween } from '../calendar/working-days';
import { closeNotice, itemsAtClose } from './close-notice';
import { noticeWindow } from './notice-window';

const cal = calendarFromChineseDays();
const published = '2024-09-25T09:00:00+08:00';
const window = noticeWindow(published, 5, cal);

describe('noticeWindow', () => {
  it('lasts full working days after the day of publication', () => {
    expect(window).toEqual({
      opensAt: published,
      closesAt: '2024-10-08T15:59:59.999Z',
      lastDay: '2024-10-08',
      provisional: false,
      explanation: {
        en: 'at least 5 working days after publication of the notice (25 Sep 2024): 26, 27, 29 (make-up day), 30 Sep, 8 Oct; 1–7 Oct holiday; ends at the earliest at the end of 8 Oct, Beijing time',
        zh: '公示发布（2024年9月25日）之后不少于5个工作日：9月26日、27日、29日（调休上班）、30日、10月8日；10月1日至7日放假；最早于10月8日当日结束时期满（北京时间）',
      },
    });
    const counted = noticeWindow(published, 5, cal, { firstDay: 'inclusive' });
    expect(counted.lastDay).toBe('2024-09-30');
  });

  it('never has fewer working days than demanded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 15 }), (offset, days) => {
        const date = addDays('2018-01-01', offset);
        const open = noticeWindow(`${date}T23:59:00+08:00`, days, cal);
        expect(workingDaysBetween(date, open.lastDay, cal, { firstDay: 'exclusive' })).toBe(days);
      }),
    );
  });

  it('says when its end is provisional and refuses no days at all', () => {
    expect(noticeWindow('2026-12-31T09:00:00+08:00', 5, cal)).toMatchObject({
      lastDay: '2027-01-07',
      provisional: true,
    });
    expect(() => noticeWindow(published, 0, cal)).toThrow(RangeError);
  });
});

describe('closing', () => {
  const objections = [
    { id: 'o3', items: ['c2', 'c3'], state: 'verifying' },
    { id: 'o1', items: ['c2'], state: 'filed' },
    { id: 'o2', items: ['c3'], state: 'upheld' },
    { id: 'o4', items: ['c4'], state: 'settled' },
    { id: 'o5', items: ['c4'], state: 'dismissed' },
    { id: 'o6', items: ['c4'], state: 'inadmissible' },
    { id: 'o7', items: ['c4'], state: 'withdrawn' },
  ] as const;
  const results = [
    { item: 'c1', result: 'clear', by: [] },
    { item: 'c2', result: 'held', by: ['o1', 'o3'] },
    { item: 'c3', result: 'excluded', by: ['o2'] },
    { item: 'c4', result: 'clear', by: [] },
  ];

  it('holds the item of an open objection only', () => {
    expect(itemsAtClose(['c1', 'c2', 'c3', 'c4'], objections)).toEqual(results);
  });

  it('is refused before the end of the window', () => {
    expect(closeNotice('2024-10-08T15:59:59.999Z', window, ['c1'], [])).toEqual({
      refused: true,
      code: 'notice.window-open',
      params: { closesAt: window.closesAt, now: '2024-10-08T15:59:59.999Z' },
    });
    expect(epochOf(window.closesAt) + 1).toBe(epochOf('2024-10-08T16:00:00.000Z'));
    expect(closeNotice('2024-10-08T16:00:00.000Z', window, ['c1', 'c2', 'c3', 'c4'], objections)).toEqual({
      refused: false,
      items: results,
    });
  });
});
