import { Injectable } from '@nestjs/common';
import type { ReminderQueueDto } from '@linxuan/contracts';
import { addDays, businessDateOf, endOfBusinessDay } from '@linxuan/domain';
import { ReminderRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock, type SessionActor } from '@linxuan/platform';

/** How far ahead a lead looks, in days. */
const AHEAD_DAYS = 14;

/** What falls due below a lead, how often it was reminded of, and whose person is away. */
@Injectable()
export class ReminderQueueService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The two hundred that are due first. */
  open(actor: SessionActor): Promise<ReminderQueueDto> {
    const now = this.clock.iso();
    return this.work.run(actor.scope, async (tx) => {
      const until = endOfBusinessDay(addDays(businessDateOf(now), AHEAD_DAYS));
      const { rows, total } = await new ReminderRepository(tx).openWork(now, until);
      return {
        data: rows.map(({ orgZh, orgEn, ...row }) => ({ ...row, orgName: { zh: orgZh, en: orgEn } })),
        total,
      };
    });
  }
}
