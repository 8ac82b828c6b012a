import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { clockCheck, ClockFollowerModule } from '@linxuan/feature-clock';
import { CalendarFollowerModule } from '@linxuan/feature-deadline';
import { RendererModule } from '@linxuan/feature-document';
import { FileStoreModule } from '@linxuan/feature-file';
import { PasswordModule } from '@linxuan/feature-identity';
import { PortalDataModule } from '@linxuan/feature-portal';
import { databaseChecks, DatabaseModule, UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  CoreModule,
  diskCheck,
  Draining,
  HealthController,
  MetricsController,
  Readiness,
  type AppConfig,
} from '@linxuan/platform';
import type { Logger } from 'pino';
import { DrawsController } from './controllers/draws.controller';
import { DownloadsController } from './controllers/downloads.controller';
import { ObjectionsController } from './controllers/objections.controller';
import { PagesController } from './controllers/pages.controller';
import { RegistrationsController } from './controllers/registrations.controller';
import { AssetsController } from './site/assets.controller';
import { PageFilter } from './site/page-filter';

/** The public site: its own process, which reads released views only. */
@Module({})
export class PortalModule {
  static forRoot(config: AppConfig, log: Logger): DynamicModule {
    return {
      module: PortalModule,
      imports: [
        CoreModule.forRoot(config, log),
        DatabaseModule.forPortal({
          inject: [APP_CONFIG],
          useFactory: ({ database, mode }: AppConfig) => ({ urls: database, mode }),
        }),
        ClockFollowerModule.from('public_clock'),
        CalendarFollowerModule.from('public_calendar'),
        FileStoreModule,
        PasswordModule,
        PortalDataModule,
        RendererModule,
      ],
      controllers: [
        HealthController,
        MetricsController,
        AssetsController,
        DownloadsController,
        DrawsController,
        ObjectionsController,
        RegistrationsController,
        PagesController,
      ],
      providers: [
        {
          provide: Readiness,
          inject: [UnitOfWork, Clock, APP_CONFIG, Draining],
          useFactory: (work: UnitOfWork, clock: Clock, { dataDir }: AppConfig, draining: Draining) =>
            new Readiness([...databaseChecks(work), clockCheck(clock, work), diskCheck(dataDir)], draining),
        },
        { provide: APP_FILTER, useClass: PageFilter },
      ],
    };
  }
}
