import type { CalendarOverrides, CalendarYear } from '@linxuan/domain';
import { CHANNELS, listen, type Tx, type UnitOfWork } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { Logger } from 'pino';

interface YearRow {
  year: number;
  version: number;
  holidays: string[];
  make_up_days: string[];
}
type Reader = Pick<Tx, 'query'>;
/** The table, or the view of it that the public site reads. */
export type CalendarSource = 'calendar_year' | 'public_calendar';

/** Every imported year in its newest version; `leavingOut` reads as it was before that import. */
export async function importedYears(
  reader: Reader,
  leavingOut?: { year: number; version: number },
  source: CalendarSource = 'calendar_year',
): Promise<CalendarOverrides | null> {
  const rows: YearRow[] = await reader.query(
    `SELECT DISTINCT ON (year) year, version, holidays, make_up_days FROM ${source} WHERE NOT (year = $1 AND version >= $2) ORDER BY year, version DESC`,
    [leavingOut?.year ?? 0, leavingOut?.version ?? 0],
  );
  if (rows.length === 0) return null;
  const years: Record<number, CalendarYear> = {};
  for (const { year, holidays, make_up_days } of rows) years[year] = { holidays, makeUpDays: make_up_days };
  return { version: rows.map(({ year, version }) => `${year}.${version}`).join('+'), years };
}

/** Keeps this process's calendar at what has been imported. */
export async function followCalendar(
  work: UnitOfWork,
  url: string,
  log: Logger,
  source: CalendarSource = 'calendar_year',
): Promise<{ close(): Promise<void> }> {
  const read = async () => workingCalendar.adopt(await importedYears(work.source, undefined, source));
  await read();
  return listen(
    url,
    { [CHANNELS.calendar]: () => void read().catch((err: unknown) => log.warn({ err }, 'calendar could not be read')) },
    (err) => log.warn({ err }, 'calendar listener lost its connection'),
  );
}
