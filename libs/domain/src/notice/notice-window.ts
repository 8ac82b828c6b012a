import type { Bilingual } from '../calendar/bilingual';
import type { BusinessDate } from '../calendar/business-date';
import { businessDateOf } from '../calendar/business-date';
import type { CalendarData } from '../calendar/calendar-data';
import { resolveDeadline } from '../calendar/resolve-deadline';
import type { FirstDay } from '../calendar/working-days';

export interface NoticeWindow {
  /** Instant of publication. */
  readonly opensAt: string;
  /** Last instant at which an objection is in time, and before which nobody may close the notice. */
  readonly closesAt: string;
  readonly lastDay: BusinessDate;
  /**
   * Counted over a year whose holidays are not announced. Such a window may be shown, but no notice is published with
   * it.
   */
  readonly provisional: boolean;
  readonly explanation: Bilingual;
}

const PUBLICATION: Bilingual = { zh: '公示发布', en: 'publication of the notice' };

/**
 * The window of a public notice of at least `workingDays` full working days. By default the day of publication does not
 * count, because a notice put up in the evening would otherwise be a day short.
 */
export function noticeWindow(
  publishedAt: string,
  workingDays: number,
  cal: CalendarData,
  options: { readonly firstDay: FirstDay } = { firstDay: 'exclusive' },
): NoticeWindow {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`a notice lasts at least one working day, not ${workingDays}`);
  const rule = {
    type: 'minimum-notice',
    event: 'published',
    eventTitle: PUBLICATION,
    workingDays,
    firstDay: options.firstDay,
  } as const;
  const end = resolveDeadline(rule, { published: businessDateOf(publishedAt) }, cal);
  if ('refused' in end) throw new Error('the publication is among the facts');
  const { dueAt: closesAt, dueDate: lastDay, provisional, explanation } = end;
  return { opensAt: publishedAt, closesAt, lastDay, provisional, explanation };
}
