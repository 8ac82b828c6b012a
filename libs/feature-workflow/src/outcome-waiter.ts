import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHANNELS, listen, LISTEN_URL, type Listener } from '@linxuan/persistence';
import { LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';

/** How long an announcement is remembered for a caller that has yet to begin to wait, in milliseconds. */
const REMEMBERED_MS = 5000;
/** How often the row is read behind the announcements, in milliseconds. */
const LOOK_MS = 1000;

/** Lets a caller wait for the outcome of its request. The notification may be lost; the row is read in any case. */
@Injectable()
export class OutcomeWaiter implements OnModuleInit, OnApplicationShutdown {
  private readonly waiting = new Map<string, Set<() => void>>();
  /** Outcomes that were announced a moment ago, by request, oldest first. */
  private readonly announced = new Map<string, number>();
  private listener: Listener | undefined;

  constructor(
    @Inject(LISTEN_URL) private readonly url: string,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listener = await listen(
      this.url,
      { [CHANNELS.outcome]: (ids) => ids.split(',').forEach((id) => this.announce(id)) },
      (err) => this.log.warn({ err }, 'outcome listener lost its connection'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener?.close();
  }

  private announce(id: string): void {
    this.waiting.get(id)?.forEach((wake) => wake());
    const now = Date.now();
    this.announced.set(id, now);
    for (const [old, at] of this.announced) {
      if (at > now - REMEMBERED_MS) break;
      this.announced.delete(old);
    }
  }

  /**
   * Reads at every announcement, and once a second without one, until the row is no longer pending or the time is over.
   */
  async waitFor<T extends { state: string }>(
    id: string,
    read: () => Promise<T | null>,
    waitMs: number,
    isNew = false,
  ): Promise<T | null> {
    const until = Date.now() + waitMs;
    const told = this.register(id);
    try {
      // A request that was accepted just now cannot be done yet: a first read would be in vain.
      if (isNew && !this.announced.has(id)) await told.next(LOOK_MS);
      for (;;) {
        const row = await read();
        if (!row || row.state !== 'pending' || Date.now() >= until) return row;
        await told.next(Math.min(LOOK_MS, until - Date.now()));
      }
    } finally {
      told.done();
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
