import { Injectable } from '@nestjs/common';
import { Processor, type JobProcessor } from '@linxuan/jobs';
import { expireGrants, NotificationRepository, ReminderRepository, UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';
import { NoticeTables } from '../notice-table';
import { dueWork, recordSteps } from './due-work';
import { stepNotices } from './step-notices';

/**
 * Climbs the ladders. What is due follows from the open work in the database, so an emptied queue, a long silence and a
 * clock that was set lose nothing; each step is a row, so nothing is said twice. Steps and their notices are one
 * transaction.
 */
@Injectable()
@Processor('reminder.sweep')
export class ReminderProcessor implements JobProcessor<'reminder.sweep'> {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly tables: NoticeTables,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.iso();
    await this.work.system((tx) => expireGrants(tx, now));
    const editions = await this.work.system((tx) => this.tables.open(tx));
    for (const edition of editions) {
      await this.work.system(async (tx) => {
        const fired = await recordSteps(tx, await dueWork(tx, edition, now), now);
        const queues = fired.map(({ task }) => task.queueKey);
        const people = await new ReminderRepository(tx).assignedPeople(queues, now);
        await new NotificationRepository(tx).write(stepNotices(fired, edition, people, now));
      });
    }
  }
}
