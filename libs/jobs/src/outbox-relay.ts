import { CHANNELS, listen, type Listener, type UnitOfWork } from '@linxuan/persistence';
import type { QueueBackend } from './queue-backend';
import { JOB_OPTIONS, type JobName } from './job-map';

interface OutboxEntry {
  id: string;
  topic: JobName;
  key: string;
  payload: Record<string, unknown>;
  attempt: number;
}
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
 * Carries outbox rows to the queue. Every worker runs one: rows are taken with SKIP LOCKED, and a job that is added twice
 * runs twice without harm, because the database knows what was done. A stored job id is a silent no-op, so each
 * sending has an id of its own.
 */
export class OutboxRelay {
  private listener: Listener | undefined;
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly backend: QueueBackend,
    private readonly listenUrl: string,
    private readonly log: RelayLog,
    private readonly lostAfterMs = LOST_AFTER_MS,
  ) {}

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

  /** Marks rows as sent and adds their jobs, in this order: a job lost in between is found by the sweep, as any lost one. */
  private async sendBatch(): Promise<number> {
    const rows = await this.work.statement<OutboxEntry>(
      `WITH batch AS (SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
       sent AS (UPDATE outbox o SET sent_at = clock_timestamp(), attempt = attempt + 1 FROM batch WHERE o.id = batch.id RETURNING o.id, o.topic, o.key, o.payload, o.attempt)
       SELECT * FROM sent ORDER BY id`,
    );
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
   * Every row that is sent and not done has a job in the store, so fewer jobs than rows means that the store lost some. The
   * jobs are counted first: a row is done before its job leaves, so what is done in between cannot look like a loss.
   */
  private async findLost(): Promise<void> {
    const jobs = await this.backend.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized');
    const [undone] = await this.work.statement<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM outbox WHERE done_at IS NULL AND error IS NULL AND sent_at < clock_timestamp() - make_interval(secs => $1)`,
      [SETTLED_MS / 1000],
    );
    await this.sendAgain(jobs < (undone?.rows ?? 0) ? SETTLED_MS : this.lostAfterMs);
  }

  private async sendAgain(olderThanMs: number): Promise<void> {
    const again = await this.work.statement(
      `WITH lost AS (UPDATE outbox SET sent_at = NULL WHERE done_at IS NULL AND error IS NULL AND sent_at < clock_timestamp() - make_interval(secs => $1) RETURNING id) SELECT id FROM lost`,
      [olderThanMs / 1000],
    );
    if (again.length === 0) return;
    this.log.warn({ jobs: again.length }, 'jobs were lost and are sent again');
    this.kick();
  }
}
