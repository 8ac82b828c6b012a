import { CHANNELS, listen, type Listener, type Tx, type UnitOfWork } from '@linxuan/persistence';
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
const SWEEP_MS = 5000;
/** What was sent this long ago and is not done is sent again: its job may have been lost with the queue's store. */
const LOST_AFTER_MS = 20_000;

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
    this.listener = await listen(this.listenUrl, { [CHANNELS.outbox]: () => this.kick() }, (error) => this.log.warn({ err: error }, 'outbox listener lost its connection'));
    this.timers = [setInterval(() => this.kick(), POLL_MS), setInterval(() => void this.requeueLost().catch((err: unknown) => this.log.warn({ err }, 'sweep failed')), SWEEP_MS)];
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
    while (!this.stopped && (await this.work.system((tx) => this.sendBatch(tx))) === BATCH);
  }

  /** The rows are marked in the same transaction that locks them; if adding fails, nothing is marked. */
  private async sendBatch(tx: Tx): Promise<number> {
    const rows: OutboxEntry[] = await tx.query(
      `WITH batch AS (SELECT id FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       UPDATE outbox o SET sent_at = clock_timestamp(), attempt = attempt + 1 FROM batch WHERE o.id = batch.id
       RETURNING o.id, o.topic, o.key, o.payload, o.attempt`,
    ).then((result: [OutboxEntry[], number] | OutboxEntry[]) => (Array.isArray(result[0]) ? result[0] : result) as OutboxEntry[]);
    if (rows.length === 0) return 0;
    await this.backend.queue.addBulk(
      rows.map(({ id, topic, key, payload, attempt }) => ({
        name: topic,
        data: { ...payload, outboxId: id },
        opts: { jobId: `${topic}-${key}-${attempt}`, attempts: JOB_OPTIONS[topic].attempts, backoff: { type: 'exponential', delay: JOB_OPTIONS[topic].backoff } },
      })),
    );
    return rows.length;
  }

  private async requeueLost(): Promise<void> {
    await this.work.system((tx) =>
      tx.query(`UPDATE outbox SET sent_at = NULL WHERE done_at IS NULL AND error IS NULL AND sent_at < clock_timestamp() - make_interval(secs => $1)`, [this.lostAfterMs / 1000]),
    );
  }
}
