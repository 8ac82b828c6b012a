import { Module, type DynamicModule } from '@nestjs/common';
import { DOOR, EDITIONS } from '@linxuan/platform';
import { DoorController } from './door.controller';
import { DoorService } from './door.service';
import { EditionCache } from './edition-cache';
import { EditionCloseProcessor } from './edition-close.processor';
import { EditionProcessor } from './edition.processor';
import { EditionWatch } from './edition-watch';
import { OutcomeWaiter } from './outcome-waiter';
import { OutsideFactsService } from './outside-facts.service';
import { TimerProcessor } from './timer.processor';
import { TransitionProcessor } from './transition.processor';
import { TransitionService } from './transition.service';

/** The door: the API's half accepts requests, the worker's half applies them. */
@Module({})
export class WorkflowModule {
  static forApi(): DynamicModule {
    const services = [
      EditionCache,
      EditionWatch,
      OutcomeWaiter,
      DoorService,
      { provide: DOOR, useExisting: DoorService },
      { provide: EDITIONS, useExisting: EditionCache },
    ];
    return {
      module: WorkflowModule,
      controllers: [DoorController],
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
      TransitionProcessor,
      EditionProcessor,
      EditionCloseProcessor,
      TimerProcessor,
    ];
    return { module: WorkflowModule, providers: services, exports: services, global: true };
  }
}
