import { join } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork, UploadRepository } from '@linxuan/persistence';
import { APP_CONFIG, LOGGER, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';
import { UploadFolder } from './upload-folder';

const EVERY_MS = 10 * 60_000;

/**
 * Gives up unfinished uploads that nobody continues, their rows and their bytes, whether or not anybody uploads
 * meanwhile.
 */
@Injectable()
export class UploadSweeper implements OnModuleInit, OnModuleDestroy {
  private readonly folder: UploadFolder;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) config: Pick<AppConfig, 'dataDir'>,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.folder = new UploadFolder(join(config.dataDir, 'uploads'));
  }

  onModuleInit(): void {
    this.timer = setInterval(
      () => void this.sweep().catch((err: unknown) => this.log.warn({ err }, 'unfinished uploads were not swept')),
      EVERY_MS,
    ).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Several processes may sweep at once. */
  async sweep(): Promise<void> {
    const expired = await this.work.system((tx) => new UploadRepository(tx).expire());
    await Promise.all(expired.map((id) => this.folder.remove(id)));
    await this.folder.removeOrphans();
  }
}
