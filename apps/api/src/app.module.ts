import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ApplicationModule } from '@linxuan/feature-application';
import { clockCheck, ClockFollowerModule, ClockModule } from '@linxuan/feature-clock';
import { DashboardModule } from '@linxuan/feature-dashboard';
import { CalendarFollowerModule, DeadlineModule } from '@linxuan/feature-deadline';
import { DocumentModule } from '@linxuan/feature-document';
import { EvaluationModule } from '@linxuan/feature-evaluation';
import { FileModule } from '@linxuan/feature-file';
import { IdentityModule } from '@linxuan/feature-identity';
import { NominationModule } from '@linxuan/feature-nomination';
import { VisibleFirst, WorkflowModule } from '@linxuan/feature-workflow';
import { TaskModule } from '@linxuan/feature-task';
import { CaseModule } from '@linxuan/feature-case';
import { LiveModule } from '@linxuan/feature-live';
import { NotificationModule } from '@linxuan/feature-notification';
import { PublicationModule } from '@linxuan/feature-publication';
import { OperatorModule } from '@linxuan/feature-operator';
import { ProgrammeModule } from '@linxuan/feature-programme';
import { databaseChecks, DatabaseModule, UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  CoreModule,
  diskCheck,
  Draining,
  HealthController,
  MetricsController,
  ProblemFilter,
  Readiness,
  SessionGuard,
  type AppConfig,
} from '@linxuan/platform';
import type { Logger } from 'pino';

/** The HTTP process: a list of features. No logic. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.forRoot(config, log),
        DatabaseModule.forApi({
          inject: [APP_CONFIG],
          useFactory: ({ database, mode }: AppConfig) => ({ urls: database, mode }),
        }),
        ClockFollowerModule.from('app_setting'),
        CalendarFollowerModule.from('calendar_year'),
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
        {
          provide: Readiness,
          inject: [UnitOfWork, Clock, APP_CONFIG, Draining],
          useFactory: (work: UnitOfWork, clock: Clock, { dataDir }: AppConfig, draining: Draining) =>
            new Readiness([...databaseChecks(work), clockCheck(clock, work), diskCheck(dataDir)], draining),
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: VisibleFirst },
      ],
    };
  }
}
