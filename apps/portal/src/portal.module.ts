import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RendererModule } from '@linxuan/feature-document';
import { storeOf } from '@linxuan/feature-file';
import { PortalDataModule } from '@linxuan/feature-portal';
import { UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  Draining,
  FILE_STORE,
  HealthController,
  LOGGER,
  MetricsController,
  Readiness,
  type AppConfig,
} from '@linxuan/platform';
import type { Logger } from 'pino';
import { DownloadsController } from './controllers/downloads.controller';
import { ObjectionsController } from './controllers/objections.controller';
import { PagesController } from './controllers/pages.controller';
import { AssetsController } from './site/assets.controller';
import { PageFilter } from './site/page-filter';

export interface PortalParts {
  config: AppConfig;
  log: Logger;
  clock: Clock;
  draining: Draining;
  work: UnitOfWork;
  readiness: Readiness;
}

/** The public site: its own process, which reads released views only. */
@Module({})
export class PortalModule {
  static with(parts: PortalParts): DynamicModule {
    const given = [
      { provide: APP_CONFIG, useValue: parts.config },
      { provide: LOGGER, useValue: parts.log },
      { provide: Clock, useValue: parts.clock },
      { provide: Draining, useValue: parts.draining },
      { provide: UnitOfWork, useValue: parts.work },
      { provide: Readiness, useValue: parts.readiness },
      { provide: FILE_STORE, useFactory: () => storeOf(parts.config) },
    ];
    return {
      module: PortalModule,
      imports: [
        { module: GivenModule, providers: given, exports: given, global: true },
        PortalDataModule,
        RendererModule,
      ],
      controllers: [
        HealthController,
        MetricsController,
        AssetsController,
        DownloadsController,
        ObjectionsController,
        PagesController,
      ],
      providers: [{ provide: APP_FILTER, useValue: new PageFilter(parts.log) }],
    };
  }
}

@Module({})
class GivenModule {}
