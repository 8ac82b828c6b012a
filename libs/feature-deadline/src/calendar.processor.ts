import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  businessDateOf,
  calendarFromChineseDays,
  endOfBusinessDay,
  walkWorkingDays,
  withOverrides,
  workingDaysBetween,
  type CalendarData,
} from '@linxuan/domain';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import {
  CHANNELS,
  DeadlineRepository,
  notify,
  TransitionRequestRepository,
  UnitOfWork,
  type Tx,
} from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { importedYears } from './follow-calendar';

const SYSTEM_USER = '00000000-0000-4000-a000-000000000000';

/**
 * Moves the dates that a newly announced year moves. What is left of a date is kept: as many working days as the old
 * calendar saw between now and the date, counted once more on the new one. Each change goes through the request service
 * as a request with a key of its own.
 */
@Injectable()
@Processor('calendar.changed')
export class CalendarProcessor implements JobProcessor<'calendar.changed'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ year, version }: { year: number; version: number }): Promise<void> {
    const now = this.clock.receipt();
    await this.work.system(async (tx) => {
      const [before, after] = [await calendarAt(tx, { year, version }), await calendarAt(tx)];
      const requests = new TransitionRequestRepository(tx);
      for (const { id, dueAt } of await new DeadlineRepository(tx).countedInWorkingDays(now)) {
        const until = moved(now, dueAt, before, after);
        if (until)
          await requests.acceptOnce({
            id: randomUUID(),
            subjectType: 'deadline',
            subjectId: id,
            action: 'recompute',
            payload: { until },
            userId: SYSTEM_USER,
            idempotencyKey: `calendar:${year}:${version}:${id}`,
            acceptedAt: now,
          });
      }
      await notify(tx, CHANNELS.outbox);
    });
  }
}

async function calendarAt(tx: Tx, leavingOut?: { year: number; version: number }): Promise<CalendarData> {
  const imported = await importedYears(tx, leavingOut);
  return imported ? withOverrides(calendarFromChineseDays(), imported) : calendarFromChineseDays();
}

/**
 * The date with the same number of working days left, where it is another one; a provisional count becomes a settled
 * one.
 */
export function moved(now: string, dueAt: string, before: CalendarData, after: CalendarData): string | null {
  const [today, due] = [businessDateOf(now), businessDateOf(dueAt)];
  const left = workingDaysBetween(today, due, before, { firstDay: 'exclusive' });
  if (left <= 0) return null;
  const walk = walkWorkingDays(today, left, after, { firstDay: 'exclusive' });
  if (walk.last === due) return null;
  return endOfBusinessDay(walk.last);
}
