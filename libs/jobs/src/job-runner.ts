import {
  OutboxRepository,
  requestsOfJob,
  Together,
  TransitionRequestRepository,
  type RequestJob,
  type UnitOfWork,
} from '@linxuan/persistence';
import { jobDurations, jobs, safeError, safeWords } from '@linxuan/platform';
import type { Job, Worker } from 'bullmq';
import type { JobMap, JobName } from './job-map';
import type { JobProcessor } from './processor';
import type { QueueBackend } from './queue-backend';
import type { RelayLog } from './outbox-relay';
import { DoneMarks } from './done-marks';

export type JobHandler<N extends JobName> = (data: JobMap[N]) => Promise<void>;

/** Jobs in hand for each that may run by itself: those that go together have to be here to find each other. */
const IN_HAND = 16;

/** Runs jobs with the processors of all features. */
export class JobRunner {
  private readonly done: DoneMarks;
  private turns: Together<() => Promise<void>, void> | undefined;
  private worker: Worker | undefined;

  constructor(
    private readonly handlers: ReadonlyMap<JobName, JobProcessor>,
    private readonly backend: QueueBackend,
    private readonly work: UnitOfWork,
    private readonly log: RelayLog,
  ) {
    this.done = new DoneMarks(work);
  }

  /** `concurrency` jobs run at once, beside those whose processor takes them together. */
  start(concurrency: number): void {
    this.turns = new Together(async ([next]) => [await next?.()], { most: 1, lanes: concurrency });
    this.worker = this.backend.worker((job) => this.run(job), { concurrency: concurrency * IN_HAND });
    this.worker.on('failed', (job, err) => {
      this.log.warn({ err, job: job?.name, attempts: job?.attemptsMade }, 'job failed');
      const last = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
      jobs.inc({ job: this.labelOf(job), outcome: last ? 'parked' : 'failed' });
      if (last)
        void this.park(job, err).catch((cause: unknown) => this.log.warn({ err: cause }, 'job could not be parked'));
    });
    this.worker.on('completed', (job) => jobs.inc({ job: this.labelOf(job), outcome: 'done' }));
    this.worker.on('error', (err) => this.log.warn({ err }, 'queue worker error'));
  }

  private async run(job: Job): Promise<void> {
    const handler = this.handlers.get(job.name as JobName);
    // A job nobody handles is a failure that somebody must see, never a silent success.
    if (!handler) throw new Error(`No processor for ${job.name}`);
    const { outboxId, ...data } = job.data as Record<string, unknown>;
    const took = jobDurations.startTimer({ job: job.name });
    try {
      const handle = () => handler.handle(data as never);
      await (handler.together ? handle() : this.turns?.do(handle));
      if (outboxId) await this.done.mark(String(outboxId));
    } catch (error) {
      // The queue's store keeps the message and the stack of what failed, and errors carry values of people.
      throw withoutValues(error);
    } finally {
      took();
    }
  }

  /** Only jobs of ours become labels. */
  private labelOf(job: Job | undefined): string {
    return job && this.handlers.has(job.name as JobName) ? job.name : 'unknown';
  }

  /** After the last try the row stays, with its error, where an operator sees it and can send it again. */
  private async park(job: Job, error: Error): Promise<void> {
    const { outboxId, ...data } = job.data as { outboxId?: string };
    await this.work.system(async (tx) => {
      if (outboxId) await new OutboxRepository(tx).park(outboxId, safeWords(error));
      if (job.name !== 'transition.apply') return;
      for (const id of requestsOfJob(data as RequestJob))
        await new TransitionRequestRepository(tx).park(id, safeWords(error));
    });
  }
}

/**
 * The same failure as the store may keep it: its kind and place, and no value. The whole of it stands in the log, by
 * the same rule.
 */
function withoutValues(error: unknown): Error {
  const { message, stack, type, code } = safeError(error);
  const kept = new Error(message);
  kept.name = type;
  kept.stack = `${type}: ${message}\n${stack}`;
  return code === undefined ? kept : Object.assign(kept, { code });
}
