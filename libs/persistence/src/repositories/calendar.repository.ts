import { CalendarYearEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { toRows } from './rows';

/** A year of the working calendar as it was announced; days are ISO dates. */
export interface ImportedYear {
  year: number;
  version: number;
  holidays: string[];
  makeUpDays: string[];
}

/** The table, or the view of it that the public site reads. */
export type CalendarSource = 'calendar_year' | 'public_calendar';

/** Announced years of the working calendar; each import is a further version of its year, and none is ever changed. */
export class CalendarRepository {
  constructor(private readonly tx: Tx) {}

  /** One import after another: a version is counted on, and years must not leave a gap. */
  async lock(): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 0))`);
  }

  /** Every version of every year, by year, the newest version first. */
  all(): Promise<CalendarYearEntity[]> {
    return this.tx.find(CalendarYearEntity, { order: { year: 'ASC', version: 'DESC' } });
  }

  /** The years of which there is a version, in no order. */
  async years(): Promise<number[]> {
    const known: { year: number }[] = await this.tx.query(`SELECT DISTINCT year FROM calendar_year`);
    return known.map(({ year }) => year);
  }

  /** The newest version of a year; null where it was never imported. */
  newest(year: number): Promise<CalendarYearEntity | null> {
    return this.tx.findOne(CalendarYearEntity, { where: { year }, order: { version: 'DESC' } });
  }

  /** Adds a version. Processes learn of it by `CHANNELS.calendar`. */
  async add(version: Omit<CalendarYearEntity, 'importer'>): Promise<void> {
    await this.tx.insert(CalendarYearEntity, version);
  }
}

/**
 * Every imported year in its newest version, by year; `leavingOut` reads as it was before that import. Takes a data
 * source too, for a process that follows the calendar outside any transaction.
 */
export async function newestYears(
  reader: Pick<Tx, 'query'>,
  leavingOut?: { year: number; version: number },
  source: CalendarSource = 'calendar_year',
): Promise<ImportedYear[]> {
  return toRows<ImportedYear>(
    await reader.query(
      `SELECT DISTINCT ON (year) year, version, holidays, make_up_days
       FROM ${source}
       WHERE NOT (year = $1 AND version >= $2)
       ORDER BY year, version DESC`,
      [leavingOut?.year ?? 0, leavingOut?.version ?? 0],
    ),
  );
}
