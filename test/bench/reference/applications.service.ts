import { ConflictException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import { DataSource, IsNull } from 'typeorm';
import { Application, HistoryEntry, WorkItem, type Session } from './entities';

/** Carries the messages that follow a decision. */
export const MAILS = 'reference-mails';

@Injectable()
export class ApplicationsService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @Inject(MAILS) private readonly mails: Queue,
  ) {}

  /**
   * Decides under a lock: state, history, the work that is done and the work that follows, then the message. Throws 404
   * for an unknown application and 409 where another version was seen.
   */
  async decide(session: Session, id: string, version: number, state: string): Promise<Application> {
    const decided = await this.source.transaction(async (manager) => {
      const application = await manager.findOne(Application, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!application) throw new NotFoundException();
      if (application.version !== version) throw new ConflictException();
      const before = application.state;
      application.state = state;
      const saved = await manager.save(application);
      await manager.insert(HistoryEntry, {
        applicationId: id,
        action: 'decide',
        userId: session.userId,
        details: { before, after: state },
      });
      await manager.update(WorkItem, { applicationId: id, doneAt: IsNull() }, { doneAt: new Date() });
      await manager.insert(WorkItem, { applicationId: id, kind: state, queue: session.queue });
      return saved;
    });
    await this.mails.add('decided', { id, state }, { removeOnComplete: true });
    return decided;
  }
}
