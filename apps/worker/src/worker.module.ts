import { Module, type DynamicModule } from '@nestjs/common';
import { clockCheck, ClockFollowerModule } from '@linxuan/feature-clock';
import { CalendarFollowerModule, DeadlineWorkerModule } from '@linxuan/feature-deadline';
import { NotificationWorkerModule } from '@linxuan/feature-notification';
import { WorkflowModule } from '@linxuan/feature-workflow';
import { QUEUE, QueueModule, type QueueBackend } from '@linxuan/jobs';
import { databaseChecks, DatabaseModule, UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, CoreModule, diskCheck, Draining, Readiness, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';

/** Connections beside those of the jobs that run at once: probes, sweeps and metrics. */
const SPARE_CONNECTIONS = 4;

/** The queue process: the same features with processors and no controllers. */
@Module({})
export class WorkerModule {
  static forRoot(config: AppConfig, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        CoreModule.forRoot(config, log),
        DatabaseModule.forWorker({
          inject: [APP_CONFIG],
          useFactory: ({ database, mode, workerConcurrency }: AppConfig) => ({
            urls: database,
            mode,
            poolSizes: { engine: workerConcurrency + SPARE_CONNECTIONS },
          }),
        }),
        QueueModule.forRootAsync({
          inject: [APP_CONFIG],
          useFactory: ({ redisUrl, database, workerConcurrency }: AppConfig) => ({
            redisUrl,
            postgresUrl: database.queue_owner,
            concurrency: workerConcurrency,
          }),
        }),
        ClockFollowerModule.from('app_setting'),
        CalendarFollowerModule.from('calendar_year'),
        WorkflowModule.forWorker(),
        NotificationWorkerModule,
        DeadlineWorkerModule,
      ],
      providers: [
        {
          provide: Readiness,
          inject: [UnitOfWork, Clock, QUEUE, APP_CONFIG, Draining],
          useFactory: (
            work: UnitOfWork,
            clock: Clock,
            queue: QueueBackend,
            { dataDir }: AppConfig,
            draining: Draining,
          ) =>
            new Readiness(
              [
                ...databaseChecks(work),
                clockCheck(clock, work),
                { name: 'queue', check: () => queue.ping() },
                diskCheck(dataDir),
              ],
              draining,
            ),
        },
      ],
    };
  }
}
