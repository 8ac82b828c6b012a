import { Module, type DynamicModule } from '@nestjs/common';
import { TRANSITION_REQUESTS, EDITIONS } from '@linxuan/platform';
import { TransitionRequestController } from './transition-request.controller';
import { TransitionRequestService } from './transition-request.service';
import { EditionCache } from './edition-cache';
import { EditionCloseProcessor } from './edition-close.processor';
import { EditionProcessor } from './edition.processor';
import { EditionWatch } from './edition-watch';
import { OutcomeWaiter } from './outcome-waiter';
import { OutsideFactsService } from './outside-facts.service';
import { TimerProcessor } from './timer.processor';
import { TransitionBatches } from './transition-batches';
import { TransitionProcessor } from './transition.processor';
import { TransitionService } from './transition.service';

/** The request service: the API's half accepts requests, the worker's half applies them. */
@Module({})
export class WorkflowModule {
  static forApi(): DynamicModule {
    const services = [
      EditionCache,
      EditionWatch,
      OutcomeWaiter,
      TransitionRequestService,
      { provide: TRANSITION_REQUESTS, useExisting: TransitionRequestService },
      { provide: EDITIONS, useExisting: EditionCache },
    ];
    return {
      module: WorkflowModule,
      controllers: [TransitionRequestController],
      providers: services,
      exports: services,
      global: true,
    };
  }
  static forWorker(): DynamicModule {
    const services = [
      EditionCache,
      OutsideFactsService,
      TransitionService,
      TransitionBatches,
      TransitionProcessor,
      EditionProcessor,
      EditionCloseProcessor,
      TimerProcessor,
    ];
    return { module: WorkflowModule, providers: services, exports: services, global: true };
  }
}
