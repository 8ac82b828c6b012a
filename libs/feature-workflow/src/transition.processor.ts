import { Injectable } from '@nestjs/common';
import { Processor, type JobMap, type JobProcessor } from '@linxuan/jobs';
import { OutboxRepository, requestJob, requestsOfJob, UnitOfWork } from '@linxuan/persistence';
import { TransitionBatches } from './transition-batches';

/**
 * Applies the requests that a job names. Where some of several throw they get a job of their own each, which is tried
 * again and parked by itself; the others are done.
 */
@Injectable()
@Processor('transition.apply')
export class TransitionProcessor implements JobProcessor<'transition.apply'> {
  /** Brings its own order: what waits is applied together. */
  readonly together = true;

  constructor(
    private readonly batches: TransitionBatches,
    private readonly work: UnitOfWork,
  ) {}

  async handle(job: JobMap['transition.apply']): Promise<void> {
    const ids = requestsOfJob(job);
    const outcomes = await Promise.allSettled(ids.map((id) => this.batches.apply(id)));
    const threw = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [{ id: ids[index] ?? '', reason: outcome.reason as unknown }] : [],
    );
    const [first] = threw;
    if (!first) return;
    if (ids.length === 1) throw first.reason;
    await this.work.system((tx) =>
      new OutboxRepository(tx).askAndTell(
        threw.map(({ id }) => ({ topic: 'transition.apply', key: id, payload: requestJob([id]) })),
      ),
    );
  }
}
