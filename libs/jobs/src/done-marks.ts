import { OutboxQueue, type UnitOfWork } from '@linxuan/persistence';

/** Marks outbox rows as done, many in one statement: what comes while one statement runs goes into the next. */
export class DoneMarks {
  private waiting: string[] = [];
  private next: Promise<unknown> = Promise.resolve();

  private readonly outbox: OutboxQueue;

  constructor(work: UnitOfWork) {
    this.outbox = new OutboxQueue(work);
  }

  /** Resolves when the row is marked; a job must not leave the queue before. */
  async mark(outboxId: string): Promise<void> {
    if (this.waiting.push(outboxId) === 1) this.next = this.next.catch(() => undefined).then(() => this.flush());
    await this.next;
  }

  private async flush(): Promise<void> {
    const ids = this.waiting;
    this.waiting = [];
    await this.outbox.markDone(ids);
  }
}
