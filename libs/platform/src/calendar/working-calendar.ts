import { calendarFromChineseDays, withOverrides, type CalendarData, type CalendarOverrides } from '@linxuan/domain';

/**
 * The working calendar as this process knows it: the years that are built in, and those imported since. It is one
 * object for the life of the process, so whoever holds it counts with the newest year as soon as it is adopted.
 */
class WorkingCalendar implements CalendarData {
  private current: CalendarData = calendarFromChineseDays();

  get version(): string {
    return this.current.version;
  }
  get years(): CalendarData['years'] {
    return this.current.years;
  }
  get days(): NonNullable<CalendarData['days']> {
    return this.current.days ?? {};
  }
  /** The calendar as it stands, for comparing it with a later one. */
  snapshot(): CalendarData {
    return this.current;
  }
  adopt(imported: CalendarOverrides | null): void {
    this.current = imported ? withOverrides(calendarFromChineseDays(), imported) : calendarFromChineseDays();
  }
}

export const workingCalendar = new WorkingCalendar();
