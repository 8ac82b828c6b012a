import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../clock';
import type { AppConfig } from '../config';
import { Draining } from '../lifecycle';
import { APP_CONFIG, LOGGER } from '../tokens';

/** What every process has: its settings, its log, the product's time, and whether it is on its way out. */
@Module({})
export class CoreModule {
  /** `config` was read before the application, since the server that it listens with is made from it. */
  static forRoot(config: AppConfig, log: Logger): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      providers: [
        { provide: APP_CONFIG, useValue: config },
        { provide: LOGGER, useValue: log },
        { provide: Clock, useFactory: () => new Clock() },
        Draining,
      ],
      exports: [APP_CONFIG, LOGGER, Clock, Draining],
    };
  }
}
