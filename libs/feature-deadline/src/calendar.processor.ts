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
import { CHANNELS, UnitOfWork, type Tx } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { importedYears } from './follow-calendar';

const SYSTEM_USER = '00000000-0000-4000-a000-000000000000';

interface OpenDate {
  id: string;
  due_at: Date;
  paused_at: Date | null;
}

/**
 * Moves the dates that a newly announced year moves. What is left of a date is kept: as many working days as the old calendar saw between now and
 * the date, counted once more on the new one. Each change goes through the request service as a request with a key of its own.
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
      const open: OpenDate[] = await tx.query(
        `SELECT id, due_at, paused_at FROM deadline WHERE state = 'running' AND rule->>'kind' = 'working-days' AND kind <> 'notice' AND due_at > $1 ORDER BY id`,
        [now],
      );
      for (const { id, due_at } of open) {
        const until = moved(now, due_at.toISOString(), before, after);
        if (until) await request(tx, id, until, `calendar:${year}:${version}:${id}`, now);
      }
      await tx.query(`SELECT pg_notify($1, '')`, [CHANNELS.outbox]);
    });
  }
}

async function calendarAt(tx: Tx, leavingOut?: { year: number; version: number }): Promise<CalendarData> {
  const imported = await importedYears(tx, leavingOut);
  return imported ? withOverrides(calendarFromChineseDays(), imported) : calendarFromChineseDays();
}

/** The date with the same number of working days left, where it is another one; a provisional count becomes a settled one. */
export function moved(now: string, dueAt: string, before: CalendarData, after: CalendarData): string | null {
  const [today, due] = [businessDateOf(now), businessDateOf(dueAt)];
  const left = workingDaysBetween(today, due, before, { firstDay: 'exclusive' });
  if (left <= 0) return null;
  const walk = walkWorkingDays(today, left, after, { firstDay: 'exclusive' });
  if (walk.last === due) return null;
  return endOfBusinessDay(walk.last);
}

async function request(tx: Tx, deadlineId: string, until: string, key: string, at: string): Promise<void> {
  const id = randomUUID();
  const rows: unknown[] = await tx.query(
    `INSERT INTO transition_request (id, subject_type, subject_id, action, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at)
     VALUES ($1, 'deadline', $2, 'recompute', $3, $4, 'system', 'system', $5, '', $6) ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
    [id, deadlineId, { until }, SYSTEM_USER, key, at],
  );
  if (rows.length > 0)
    await tx.query(`INSERT INTO outbox (topic, key, payload) VALUES ('transition.apply', $1, $2)`, [
      id,
      { requestId: id },
    ]);
}
