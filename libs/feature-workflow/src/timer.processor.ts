import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { CHANNELS, notify, TimerRepository, TransitionRequestRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';

export const SYSTEM_USER = '00000000-0000-4000-a000-000000000000';

/** A request that was accepted in the last instant of a window may still be committing; in milliseconds. */
const GRACE_MS = 60_000;

/**
 * Acts when a time has come: closes notices whose window is over, once every objection that came in time is applied,
 * looks again at reviews whose opinions are overdue, and marks dates that were missed. Each finding becomes a request
 * with an idempotency key of its own, so two sweepers cause one action.
 */
@Injectable()
@Processor('timer.sweep')
export class TimerProcessor implements JobProcessor<'timer.sweep'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    // Nothing ends by a clock that is wrong; the next sweep finds what has come.
    if (!this.clock.isRight) return;
    const now = this.clock.receipt();
    await this.work.system(async (tx) => {
      const graceEnd = new Date(Date.parse(now) - GRACE_MS).toISOString();
      const due = await new TimerRepository(tx).dueActs(now, graceEnd);
      const requests = new TransitionRequestRepository(tx);
      for (const { subjectType, id, action, key } of due)
        await requests.acceptOnce({
          id: randomUUID(),
          subjectType,
          subjectId: id,
          action,
          userId: SYSTEM_USER,
          idempotencyKey: key,
          acceptedAt: now,
        });
      if (due.length > 0) await notify(tx, CHANNELS.outbox);
    });
  }
}
