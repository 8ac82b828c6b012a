import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHANNELS, listen, type Listener } from '@linxuan/persistence';
import { LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';

export const LISTEN_URL = Symbol('LISTEN_URL');

/** Lets a caller wait for the outcome of its request. The notification is a hint; the row is read in any case. */
@Injectable()
export class OutcomeWaiter implements OnModuleInit, OnApplicationShutdown {
  private readonly waiting = new Map<string, Set<() => void>>();
  private listener: Listener | undefined;

  constructor(
    @Inject(LISTEN_URL) private readonly url: string,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listener = await listen(this.url, { [CHANNELS.outcome]: (id) => this.waiting.get(id)?.forEach((wake) => wake()) }, (err) => this.log.warn({ err }, 'outcome listener lost its connection'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener?.close();
  }

  /** Reads until the row is no longer pending or the time is over; looks again at every hint and every 250 ms. */
  async waitFor<T extends { state: string }>(id: string, read: () => Promise<T | null>, waitMs: number): Promise<T | null> {
    const until = Date.now() + waitMs;
    const hinted = this.register(id);
    try {
      for (;;) {
        const row = await read();
        if (!row || row.state !== 'pending' || Date.now() >= until) return row;
        await hinted.next(Math.min(250, until - Date.now()));
      }
    } finally {
      hinted.done();
    }
  }

  private register(id: string) {
    let wake: () => void = () => undefined;
    let woken = false;
    const handler = () => {
      woken = true;
      wake();
    };
    const handlers = this.waiting.get(id) ?? new Set();
    handlers.add(handler);
    this.waiting.set(id, handlers);
    return {
      next: (ms: number) =>
        new Promise<void>((resolve) => {
          if (woken) {
            woken = false;
            return resolve();
          }
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        }),
      done: () => {
        handlers.delete(handler);
        if (handlers.size === 0) this.waiting.delete(id);
      },
    };
  }
}
