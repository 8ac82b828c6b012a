import type { CalendarOverrides, CalendarYear } from '@linxuan/domain';
import { CHANNELS, listen, newestYears, type CalendarSource, type UnitOfWork } from '@linxuan/persistence';
import { workingCalendar } from '@linxuan/platform';
import type { Logger } from 'pino';

/** Every imported year in its newest version; `leavingOut` reads as it was before that import. */
export async function importedYears(
  reader: Parameters<typeof newestYears>[0],
  leavingOut?: { year: number; version: number },
  source: CalendarSource = 'calendar_year',
): Promise<CalendarOverrides | null> {
  const rows = await newestYears(reader, leavingOut, source);
  if (rows.length === 0) return null;
  const years: Record<number, CalendarYear> = {};
  for (const { year, holidays, makeUpDays } of rows) years[year] = { holidays, makeUpDays };
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
