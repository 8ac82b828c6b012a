import {
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type InjectionToken,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BOOKKEEPING, LISTEN_URL, UnitOfWork } from '@linxuan/persistence';
import { LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';
import { JobRunner } from './job-runner';
import { OutboxRelay } from './outbox-relay';
import { ProcessorExplorer } from './processor';
import { connectQueue, type QueueBackend, type QueueStore } from './queue-backend';
import { measureQueue } from './queue-metrics';
import { askForSweeps, SWEEP_MS } from './sweeps';

/** The queue of this process. */
export const QUEUE = Symbol('QUEUE');
const SETTINGS = Symbol('QUEUE_SETTINGS');

export interface QueueSettings extends QueueStore {
  /** Jobs that run at once in this process. */
  concurrency: number;
}

/**
 * Runs the jobs of all features: the relay brings what transactions asked for, the runner hands it to the processors,
 * and the regular looks are asked for. Begins once the application is complete, and ends before its data sources close.
 */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly relay: OutboxRelay;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly explorer: ProcessorExplorer,
    private readonly work: UnitOfWork,
    @Inject(QUEUE) private readonly queue: QueueBackend,
    @Inject(BOOKKEEPING) private readonly bookkeeping: UnitOfWork,
    @Inject(LISTEN_URL) listenUrl: string,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(SETTINGS) private readonly settings: QueueSettings,
  ) {
    this.relay = new OutboxRelay(bookkeeping, queue, listenUrl, log);
  }

  async onApplicationBootstrap(): Promise<void> {
    measureQueue(this.work, this.queue);
    new JobRunner(this.explorer.processors(), this.queue, this.bookkeeping, this.log).start(this.settings.concurrency);
    await this.relay.start();
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
  }

  /** The queue before its store: a worker that outlives its connection never ends. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.relay.stop();
    await this.queue.close();
  }

  private async sweep(): Promise<void> {
    try {
      await askForSweeps(this.work);
      this.relay.kick();
    } catch (err) {
      this.log.warn({ err }, 'sweep could not be asked for');
    }
  }
}

@Module({})
export class QueueModule {
  static forRootAsync(options: {
    inject: InjectionToken[];
    useFactory: (...injected: never[]) => QueueSettings;
  }): DynamicModule {
    return {
      module: QueueModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: SETTINGS, inject: options.inject, useFactory: options.useFactory },
        { provide: QUEUE, inject: [SETTINGS], useFactory: (settings: QueueSettings) => connectQueue(settings) },
        ProcessorExplorer,
        JobWorker,
      ],
      exports: [QUEUE],
    };
  }
}
