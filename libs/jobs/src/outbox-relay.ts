import { CHANNELS, listen, OutboxQueue, type Listener, type UnitOfWork } from '@linxuan/persistence';
import type { QueueBackend } from './queue-backend';
import { JOB_OPTIONS, type JobName } from './job-map';

export interface RelayLog {
  warn(details: object, message: string): void;
}

const BATCH = 200;
const POLL_MS = 1000;
const SWEEP_MS = 2000;
/** A job younger than this may still be on its way into the store. */
const SETTLED_MS = 2000;
/** What was sent this long ago and is not done is sent again in any case, whatever the store says. */
const LOST_AFTER_MS = 60_000;

/**
 * Carries outbox rows to the queue. Every worker runs one: rows are taken with SKIP LOCKED, and a job that is added
 * twice runs twice without harm, because the database knows what was done. A stored job id is a silent no-op, so each
 * sending has an id of its own.
 */
export class OutboxRelay {
  private readonly outbox: OutboxQueue;
  private listener: Listener | undefined;
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    work: UnitOfWork,
    private readonly backend: QueueBackend,
    private readonly listenUrl: string,
    private readonly log: RelayLog,
    private readonly lostAfterMs = LOST_AFTER_MS,
  ) {
    this.outbox = new OutboxQueue(work);
  }

  async start(): Promise<void> {
    // A worker that starts may follow one that died with jobs in its hands; done twice they do no harm.
    await this.sendAgain(SETTLED_MS);
    this.listener = await listen(this.listenUrl, { [CHANNELS.outbox]: () => this.kick() }, (error) =>
      this.log.warn({ err: error }, 'outbox listener lost its connection'),
    );
    this.timers = [
      setInterval(() => this.kick(), POLL_MS),
      setInterval(() => void this.findLost().catch((err: unknown) => this.log.warn({ err }, 'sweep failed')), SWEEP_MS),
    ];
    this.kick();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach((timer) => clearInterval(timer));
    await this.listener?.close();
    await this.running;
  }

  /** Sends what is waiting; a kick during a run makes it look once more. */
  kick(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch((err: unknown) => this.log.warn({ err }, 'outbox relay failed and will try again'))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.kick();
        }
      });
  }

  private async drain(): Promise<void> {
    while (!this.stopped && (await this.sendBatch()) === BATCH);
  }

  /**
   * Marks rows as sent and adds their jobs, in this order: a job lost in between is found by the sweep, as any lost
   * one.
   */
  private async sendBatch(): Promise<number> {
    const rows = await this.outbox.take<JobName>(BATCH);
    if (rows.length === 0) return 0;
    await this.backend.add(
      rows.map(({ id, topic, key, payload, attempt }) => ({
        name: topic,
        data: { ...payload, outboxId: id },
        opts: {
          jobId: `${topic}-${key}-${attempt}`,
          attempts: JOB_OPTIONS[topic].attempts,
          backoff: { type: 'exponential', delay: JOB_OPTIONS[topic].backoff },
        },
      })),
    );
    return rows.length;
  }

  /**
   * Every row that is sent and not done has a job in the store, so fewer jobs than rows means that the store lost some.
   * The jobs are counted first: a row is done before its job leaves, so what is done in between cannot look like a
   * loss.
   */
  private async findLost(): Promise<void> {
    const jobs = await this.backend.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized');
    const undone = await this.outbox.countUndone(SETTLED_MS);
    await this.sendAgain(jobs < undone ? SETTLED_MS : this.lostAfterMs);
  }

  private async sendAgain(olderThanMs: number): Promise<void> {
    const again = await this.outbox.putBack(olderThanMs);
    if (again === 0) return;
    this.log.warn({ jobs: again }, 'jobs were lost and are sent again');
    this.kick();
  }
}
