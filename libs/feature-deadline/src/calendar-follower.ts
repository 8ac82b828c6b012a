import { Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import { LISTEN_URL, UnitOfWork, type CalendarSource } from '@linxuan/persistence';
import { LOGGER } from '@linxuan/platform';
import type { Logger } from 'pino';
import { followCalendar } from './follow-calendar';

/** Keeps the working calendar of a process at what has been imported, from before its first request to its end. */
export class CalendarFollower implements BeforeApplicationShutdown {
  constructor(private readonly following: { close(): Promise<void> }) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.following.close();
  }
}

@Module({})
export class CalendarFollowerModule {
  static from(source: CalendarSource): DynamicModule {
    return {
      module: CalendarFollowerModule,
      providers: [
        {
          provide: CalendarFollower,
          inject: [UnitOfWork, LISTEN_URL, LOGGER],
          useFactory: async (work: UnitOfWork, url: string, log: Logger) =>
            new CalendarFollower(await followCalendar(work, url, log, source)),
        },
      ],
    };
  }
}
