import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ApplicationModule } from '@linxuan/feature-application';
import { ClockModule } from '@linxuan/feature-clock';
import { DashboardModule } from '@linxuan/feature-dashboard';
import { DeadlineModule } from '@linxuan/feature-deadline';
import { DocumentModule } from '@linxuan/feature-document';
import { EvaluationModule } from '@linxuan/feature-evaluation';
import { FileModule } from '@linxuan/feature-file';
import { IdentityModule } from '@linxuan/feature-identity';
import { NominationModule } from '@linxuan/feature-nomination';
import { LISTEN_URL, VisibleFirst, WorkflowModule } from '@linxuan/feature-workflow';
import { TaskModule } from '@linxuan/feature-task';
import { CaseModule } from '@linxuan/feature-case';
import { LiveModule } from '@linxuan/feature-live';
import { NotificationModule } from '@linxuan/feature-notification';
import { PublicationModule } from '@linxuan/feature-publication';
import { OperatorModule } from '@linxuan/feature-operator';
import { ProgrammeModule } from '@linxuan/feature-programme';
import { AuditTrail, UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  Draining,
  HealthController,
  LOGGER,
  MetricsController,
  ProblemFilter,
  Readiness,
  SessionGuard,
  type AppConfig,
} from '@linxuan/platform';
import type { Logger } from 'pino';

export interface ApiParts {
  config: AppConfig;
  log: Logger;
  clock: Clock;
  draining: Draining;
  work: UnitOfWork;
  listenUrl: string;
  readiness: Readiness;
}

/** The HTTP process: a list of features and what they are given. No logic. */
@Module({})
export class AppModule {
  static with(parts: ApiParts): DynamicModule {
    const given = [
      { provide: APP_CONFIG, useValue: parts.config },
      { provide: LOGGER, useValue: parts.log },
      { provide: Clock, useValue: parts.clock },
      { provide: Draining, useValue: parts.draining },
      { provide: UnitOfWork, useValue: parts.work },
      { provide: AuditTrail, useValue: new AuditTrail(parts.work) },
      { provide: Readiness, useValue: parts.readiness },
      { provide: LISTEN_URL, useValue: parts.listenUrl },
    ];
    return {
      module: AppModule,
      imports: [
        { module: GivenModule, providers: given, exports: given, global: true },
        IdentityModule,
        ClockModule,
        WorkflowModule.forApi(),
        ApplicationModule,
        FileModule,
        DocumentModule,
        NominationModule,
        TaskModule,
        DashboardModule,
        DeadlineModule,
        EvaluationModule,
        CaseModule,
        LiveModule,
        NotificationModule,
        PublicationModule,
        OperatorModule,
        ProgrammeModule,
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: APP_FILTER, useValue: new ProblemFilter(parts.log) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: VisibleFirst },
      ],
    };
  }
}

@Module({})
class GivenModule {}
