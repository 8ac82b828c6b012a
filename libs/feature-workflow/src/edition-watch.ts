import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHANNELS, listen, LISTEN_URL, type Listener } from '@linxuan/persistence';
import { LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';
import { EditionCache } from './edition-cache';

/**
 * Lets a process that reads editions see a new version. A decision never waits for this notification: it names its
 * version itself.
 */
@Injectable()
export class EditionWatch implements OnModuleInit, OnApplicationShutdown {
  private listener: Listener | undefined;

  constructor(
    @Inject(LISTEN_URL) private readonly url: string,
    private readonly editions: EditionCache,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.listener = await listen(this.url, { [CHANNELS.edition]: (id) => this.editions.forget(id) }, (err) =>
      this.log.warn({ err }, 'edition listener lost its connection'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener?.close();
  }
}
