import { Module, type DynamicModule } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { HealthController } from './health.controller';

/** The public site: its own process, which reads released views only. */
@Module({})
export class PortalModule {
  static with(work: UnitOfWork): DynamicModule {
    return { module: PortalModule, controllers: [HealthController], providers: [{ provide: UnitOfWork, useValue: work }] };
  }
}
