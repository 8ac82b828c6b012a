import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import {
  DeliveryProcessor,
  NotificationWorkerModule,
  ReminderProcessor,
  TransitionAppliedProcessor,
} from '@linxuan/feature-notification';
import { CalendarProcessor, DeadlineWorkerModule } from '@linxuan/feature-deadline';
import {
  EditionCloseProcessor,
  EditionProcessor,
  ENGINE_WORK,
  TimerProcessor,
  TransitionProcessor,
  WorkflowModule,
} from '@linxuan/feature-workflow';
import type { JobProcessor, QueueBackend } from '@linxuan/jobs';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, LOGGER, type AppConfig } from '@linxuan/platform';
import type { Logger } from 'pino';

export interface WorkerParts {
  config: AppConfig;
  log: Logger;
  clock: Clock;
  work: UnitOfWork;
  backend: QueueBackend;
}

/** Processors of all features: every job of the job map has exactly one. */
const PROCESSORS = [
  TransitionProcessor,
  TransitionAppliedProcessor,
  EditionProcessor,
  EditionCloseProcessor,
  CalendarProcessor,
  TimerProcessor,
  DeliveryProcessor,
  ReminderProcessor,
];

export function collectProcessors(app: INestApplicationContext): JobProcessor[] {
  return PROCESSORS.map((processor) => app.get<JobProcessor>(processor, { strict: false }));
}

/** The queue process: the same features with processors and no controllers. */
@Module({})
export class WorkerModule {
  static with(parts: WorkerParts): DynamicModule {
    const given = [
      { provide: APP_CONFIG, useValue: parts.config },
      { provide: LOGGER, useValue: parts.log },
      { provide: Clock, useValue: parts.clock },
      { provide: UnitOfWork, useValue: parts.work },
      { provide: ENGINE_WORK, useValue: parts.work },
    ];
    return {
      module: WorkerModule,
      imports: [
        { module: GivenModule, providers: given, exports: given, global: true },
        WorkflowModule.forWorker(),
        NotificationWorkerModule,
        DeadlineWorkerModule,
      ],
    };
  }
}

@Module({})
class GivenModule {}
