import { addDays, businessDateOf, daysBetween, type BusinessDate } from '../calendar/business-date';
import type { CalendarData } from '../calendar/calendar-data';
import { dayKind, walkWorkingDays, type DayKind, type FirstDay } from '../calendar/working-days';
import { noticeWindow, type NoticeWindow } from './notice-window';

export interface NoticeCalendarDay {
  readonly date: BusinessDate;
  readonly kind: DayKind;
  /** Which working day of the notice it is; null where it does not count. */
  readonly n: number | null;
}
export interface NoticeCalendar extends NoticeWindow {
  readonly firstDay: BusinessDate;
  readonly workingDays: number;
  readonly days: readonly NoticeCalendarDay[];
}

/** The window of a notice with every day from the publication to the last, so that a page can explain the count. */
export function noticeCalendar(
  publishedAt: string,
  workingDays: number,
  firstDay: FirstDay,
  cal: CalendarData,
): NoticeCalendar {
  const window = noticeWindow(publishedAt, workingDays, cal, { firstDay });
  const from = businessDateOf(publishedAt);
  const walk = walkWorkingDays(from, workingDays, cal, { firstDay });
  const counted = walk.counted.map(({ date }) => date);
  const days = Array.from({ length: daysBetween(from, window.lastDay) + 1 }, (_, offset) => addDays(from, offset)).map(
    (date) => {
      const kind = dayKind(date, cal);
      const at = counted.indexOf(date);
      return { date, kind, n: at < 0 ? null : at + 1 };
    },
  );
  return { ...window, firstDay: counted[0] ?? from, workingDays, days };
}
