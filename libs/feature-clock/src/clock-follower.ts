import { Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import { LISTEN_URL, UnitOfWork, type ClockSource } from '@linxuan/persistence';
import { Clock, LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';
import { followClock } from './follow-clock';

/** Keeps the clock of a process at the installation's time, from before its first request to its end. */
export class ClockFollower implements BeforeApplicationShutdown {
  constructor(private readonly following: { close(): Promise<void> }) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.following.close();
  }
}

@Module({})
export class ClockFollowerModule {
  /** `from` is the table, or the view that the public site's role may read. */
  static from(from: ClockSource): DynamicModule {
    return {
      module: ClockFollowerModule,
      providers: [
        {
          provide: ClockFollower,
          inject: [Clock, UnitOfWork, LISTEN_URL, LOGGER],
          useFactory: async (clock: Clock, work: UnitOfWork, url: string, log: Logger) =>
            new ClockFollower(await followClock(clock, work, url, log, from)),
        },
      ],
    };
  }
}
