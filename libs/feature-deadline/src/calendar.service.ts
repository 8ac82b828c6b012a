import { Injectable } from '@nestjs/common';
import type { CalendarYearBodyDto, CalendarYearDto, WorkingCalendarDto } from '@linxuan/contracts';
import { businessDateOf, calendarFromChineseDays, missingYears } from '@linxuan/domain';
import { CHANNELS, UnitOfWork } from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';
import { builtInYears, gapBefore, yearProblems } from './calendar-check';

interface YearRecord {
  year: number;
  version: number;
  holidays: string[];
  make_up_days: string[];
  document_number: string;
  imported_at: Date;
}

/** The years of the working calendar as they are announced, each import a new version of its year. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  read(actor: SessionActor): Promise<WorkingCalendarDto> {
    return this.work.run(actor.scope, async (tx) => {
      const rows: YearRecord[] = await tx.query(
        `SELECT year, version, holidays, make_up_days, document_number, imported_at FROM calendar_year ORDER BY year, version DESC`,
      );
      const imported = rows.map(toDto);
      const builtIn = Object.entries(calendarFromChineseDays().years).map(([year, { holidays, makeUpDays }]) => ({
        year: Number(year),
        version: 0,
        holidays: [...holidays],
        makeUpDays: [...makeUpDays],
        documentNumber: null,
        importedAt: null,
      }));
      const years = [...imported, ...builtIn].sort((a, b) => b.year - a.year || b.version - a.version);
      return {
        version: workingCalendar.version,
        years,
        missing: missingYears(businessDateOf(this.clock.iso()), workingCalendar),
      };
    });
  }

  /** Takes a year in; dates that it moves are moved by the engine. Throws `calendar.invalid` with the days that cannot be, or the years that lie between. */
  import(actor: SessionActor, body: CalendarYearBodyDto): Promise<{ year: number; version: number; changed: boolean }> {
    const problems = yearProblems(body);
    if (problems.length > 0) throw new DomainError('calendar.invalid', { year: body.year }, { fields: problems });
    return this.work.run(actor.scope, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 0))`);
      const known: { year: number }[] = await tx.query(`SELECT DISTINCT year FROM calendar_year`);
      const gap = gapBefore(body.year, [...builtInYears(), ...known.map(({ year }) => year)]);
      if (gap.length > 0) throw new DomainError('calendar.invalid', { year: body.year }, { fields: gap });
      const [last] = (await tx.query(
        `SELECT year, version, holidays, make_up_days, document_number, imported_at FROM calendar_year WHERE year = $1 ORDER BY version DESC LIMIT 1`,
        [body.year],
      )) as YearRecord[];
      const [holidays, makeUpDays] = [[...body.holidays].sort(), [...body.makeUpDays].sort()];
      if (last && same(last.holidays, holidays) && same(last.make_up_days, makeUpDays))
        return { year: body.year, version: last.version, changed: false };
      const version = (last?.version ?? 0) + 1;
      await tx.query(
        `INSERT INTO calendar_year (year, version, holidays, make_up_days, document_number, imported_by, imported_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [body.year, version, holidays, makeUpDays, body.documentNumber, actor.scope.userId, this.clock.iso()],
      );
      await tx.query(`INSERT INTO outbox (topic, key, payload) VALUES ('calendar.changed', $1, $2)`, [
        `${body.year}/${version}`,
        { year: body.year, version },
      ]);
      await tx.query(`SELECT pg_notify($1, ''), pg_notify($2, '')`, [CHANNELS.calendar, CHANNELS.outbox]);
      return { year: body.year, version, changed: true };
    });
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

function toDto({ year, version, holidays, make_up_days, document_number, imported_at }: YearRecord): CalendarYearDto {
  return {
    year,
    version,
    holidays,
    makeUpDays: make_up_days,
    documentNumber: document_number,
    importedAt: imported_at.toISOString(),
  };
}
