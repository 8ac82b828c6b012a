import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { LiveEventDto } from '@linxuan/contracts';
import { CHANNELS, listen, UnitOfWork, type AccessScope, type Listener } from '@linxuan/persistence';
import { APP_CONFIG, LOGGER, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';
import { HintBatch } from './hint-batch';

/** Changes that come within this time are told together, in milliseconds. */
const GATHER_MS = 200;
/** How many sessions' visibilities are looked up at once. */
const LOOKUPS = 4;

export interface Subscriber {
  scope: AccessScope;
  tell(event: LiveEventDto): void;
}

/**
 * Carries hints from the engine to the open pages. A session hears only of its own: queues that it reads, and cases and
 * dossiers that row-level security shows it. Hints carry ids and nothing else; polling stands behind them.
 */
@Injectable()
export class LiveHub implements OnModuleInit, OnApplicationShutdown {
  private readonly subscribers = new Set<Subscriber>();
  private listener: Listener | undefined;
  private batch = new HintBatch();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'database'>,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listener = await listen(
      this.config.database.app_api ?? '',
      { [CHANNELS.changed]: (payload) => this.take(payload) },
      (err) => this.log.warn({ err }, 'live listener lost its connection'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.listener?.close();
  }

  /** Returns the way to stop listening. */
  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  }

  get size(): number {
    return this.subscribers.size;
  }

  private take(payload: string): void {
    this.batch.add(payload);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const batch = this.batch;
      this.batch = new HintBatch();
      void this.spread(batch).catch((err: unknown) => this.log.warn({ err }, 'hints could not be spread'));
    }, GATHER_MS);
  }

  private async spread(batch: HintBatch): Promise<void> {
    const groups = new Map<string, Subscriber[]>();
    for (const subscriber of this.subscribers) {
      const { userId, orgId, role, queues } = subscriber.scope;
      const key = [userId, orgId, role, queues.join(',')].join('|');
      groups.set(key, [...(groups.get(key) ?? []), subscriber]);
    }
    const waiting = [...groups.values()];
    await Promise.all(
      Array.from({ length: LOOKUPS }, async () => {
        for (let group = waiting.pop(); group; group = waiting.pop()) await this.tellGroup(batch, group);
      }),
    );
  }

  /** Sessions of one scope see the same, so one look-up serves them all. */
  private async tellGroup(batch: HintBatch, group: Subscriber[]): Promise<void> {
    const scope = group[0]?.scope;
    if (!scope) return;
    const events = [...batch.ofQueues(scope.queues), ...(await this.visible(scope, batch))];
    for (const event of events) for (const subscriber of group) subscriber.tell(event);
  }

  private async visible(scope: AccessScope, { cases, dossiers }: HintBatch): Promise<LiveEventDto[]> {
    if (cases.size === 0 && dossiers.size === 0) return [];
    return this.work.run(scope, (tx) =>
      tx.query(
        `SELECT 'case' AS type, id FROM case_file WHERE id = ANY($1) UNION ALL SELECT 'dossier', id FROM dossier WHERE id = ANY($2)`,
        [[...cases], [...dossiers]],
      ),
    );
  }
}
