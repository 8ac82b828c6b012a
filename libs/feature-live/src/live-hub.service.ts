import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { LiveEventDto } from '@linxuan/contracts';
import {
  CHANNELS,
  listen,
  UnitOfWork,
  VisibilityRepository,
  type AccessScope,
  type Listener,
} from '@linxuan/persistence';
import { APP_CONFIG, gauge, LOGGER, SESSION_READER, type AppConfig, type SessionReader } from '@linxuan/platform';
import type { Logger } from 'pino';
import { ChangeBatch } from './change-batch';
import { StreamRegister, type Subscriber } from './stream-register';

export type { EndOfStream, Subscriber } from './stream-register';

/** Changes that come within this time are told together, in milliseconds. */
const GATHER_MS = 200;
/** How many sessions' visibilities are looked up at once. */
const LOOKUPS = 4;

/** Streams are looked up again this often, in milliseconds, also when nothing is told. */
const LOOK_AGAIN_MS = 3000;

/**
 * Carries change events from the engine to the open pages. A session hears only of its own: queues that it reads, and
 * cases and dossiers that row-level security shows it. They carry ids and nothing else; polling stands behind them. A
 * stream lives no longer than the right that opened it: the sessions behind all streams are looked up before anything
 * is told, and every three seconds.
 */
@Injectable()
export class LiveHub implements OnModuleInit, OnApplicationShutdown {
  private readonly streams = new StreamRegister();
  private listener: Listener | undefined;
  private batch = new ChangeBatch();
  private timer: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(SESSION_READER) private readonly sessions: Pick<SessionReader, 'stillActing'>,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'database'>,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listener = await listen(
      this.config.database.app_api ?? '',
      { [CHANNELS.changed]: (payload) => this.take(payload) },
      (err) => this.log.warn({ err }, 'live listener lost its connection'),
    );
    gauge('linxuan_event_streams_open', 'Event streams of open pages that this process serves', () => this.size);
    const look = () =>
      this.lookAgain().catch((err: unknown) => this.log.warn({ err }, 'streams could not be looked up again'));
    this.watch = setInterval(() => void look(), LOOK_AGAIN_MS);
    this.watch.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    clearInterval(this.watch);
    await this.listener?.close();
  }

  /** Returns the way to stop listening. */
  subscribe(subscriber: Subscriber): () => void {
    this.streams.add(subscriber);
    return () => this.streams.remove(subscriber);
  }

  get size(): number {
    return this.streams.size;
  }

  private take(payload: string): void {
    this.batch.add(payload);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const batch = this.batch;
      this.batch = new ChangeBatch();
      void this.spread(batch).catch((err: unknown) => this.log.warn({ err }, 'change events could not be spread'));
    }, GATHER_MS);
  }

  /**
   * Ends the streams whose session, account or role is over, and renews the scope of the others. One statement for all
   * streams.
   */
  private async lookAgain(): Promise<void> {
    const open = [...this.streams];
    if (open.length === 0) return;
    const acting = await this.sessions.stillActing(open.map(({ actor }) => actor.session));
    for (const subscriber of open) {
      const actor = acting.get(subscriber.actor.session);
      if (actor?.principal === subscriber.actor.principal) subscriber.actor = actor;
      else this.streams.end(subscriber, 'session');
    }
  }

  private async spread(batch: ChangeBatch): Promise<void> {
    await this.lookAgain();
    const groups = new Map<string, Subscriber[]>();
    for (const subscriber of this.streams) {
      const { userId, orgId, role, queues } = subscriber.actor.scope;
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
  private async tellGroup(batch: ChangeBatch, group: Subscriber[]): Promise<void> {
    const scope = group[0]?.actor.scope;
    if (!scope) return;
    const events = [...batch.ofQueues(scope.queues), ...(await this.visible(scope, batch))];
    for (const event of events) for (const subscriber of group) subscriber.tell(event);
  }

  private async visible(scope: AccessScope, { cases, dossiers }: ChangeBatch): Promise<LiveEventDto[]> {
    if (cases.size === 0 && dossiers.size === 0) return [];
    return this.work.run(scope, (tx) => new VisibilityRepository(tx).visibleOf([...cases], [...dossiers]));
  }
}
