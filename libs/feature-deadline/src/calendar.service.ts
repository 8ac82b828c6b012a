import { Injectable } from '@nestjs/common';
import type { CalendarYearBodyDto, CalendarYearDto, WorkingCalendarDto } from '@linxuan/contracts';
import { businessDateOf, calendarFromChineseDays, missingYears } from '@linxuan/domain';
import {
  CalendarRepository,
  CHANNELS,
  notify,
  OutboxRepository,
  UnitOfWork,
  type CalendarYearEntity,
} from '@linxuan/persistence';
import { Clock, DomainError, workingCalendar, type SessionActor } from '@linxuan/platform';
import { builtInYears, gapBefore, yearProblems } from './calendar-check';

/** The years of the working calendar as they are announced, each import a new version of its year. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  read(actor: SessionActor): Promise<WorkingCalendarDto> {
    return this.work.run(actor.scope, async (tx) => {
      const imported = (await new CalendarRepository(tx).all()).map(toDto);
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

  /**
   * Takes a year in; dates that it moves are moved by the engine. Throws `calendar.invalid` with the days that cannot
   * be, or the years that lie between.
   */
  import(actor: SessionActor, body: CalendarYearBodyDto): Promise<{ year: number; version: number; changed: boolean }> {
    const problems = yearProblems(body);
    if (problems.length > 0) throw new DomainError('calendar.invalid', { year: body.year }, { fields: problems });
    return this.work.run(actor.scope, async (tx) => {
      const calendar = new CalendarRepository(tx);
      await calendar.lock();
      const gap = gapBefore(body.year, [...builtInYears(), ...(await calendar.years())]);
      if (gap.length > 0) throw new DomainError('calendar.invalid', { year: body.year }, { fields: gap });
      const last = await calendar.newest(body.year);
      const [holidays, makeUpDays] = [[...body.holidays].sort(), [...body.makeUpDays].sort()];
      if (last && same(last.holidays, holidays) && same(last.makeUpDays, makeUpDays))
        return { year: body.year, version: last.version, changed: false };
      const version = (last?.version ?? 0) + 1;
      await calendar.add({
        year: body.year,
        version,
        holidays,
        makeUpDays,
        documentNumber: body.documentNumber,
        importedBy: actor.scope.userId,
        importedAt: this.clock.iso(),
      });
      await new OutboxRepository(tx).ask([
        { topic: 'calendar.changed', key: `${body.year}/${version}`, payload: { year: body.year, version } },
      ]);
      await notify(tx, CHANNELS.calendar, CHANNELS.outbox);
      return { year: body.year, version, changed: true };
    });
  }
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

function toDto(imported: CalendarYearEntity): CalendarYearDto {
  const { year, version, holidays, makeUpDays, documentNumber, importedAt } = imported;
  return { year, version, holidays, makeUpDays, documentNumber, importedAt };
}
