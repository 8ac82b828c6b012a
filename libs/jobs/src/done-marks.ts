import { OutboxQueue, Together, type UnitOfWork } from '@linxuan/persistence';

const MOST = 1000;

/** Marks outbox rows as done, many in one statement. */
export class DoneMarks {
  private readonly marks: Together<string, void>;

  constructor(work: UnitOfWork) {
    const outbox = new OutboxQueue(work);
    this.marks = new Together<string, void>(
      async (ids) => {
        await outbox.markDone(ids);
        return ids.map(() => undefined);
      },
      { most: MOST },
    );
  }

  /** Resolves when the row is marked; a job must not leave the queue before. */
  mark(outboxId: string): Promise<void> {
    return this.marks.do(outboxId);
  }
}
