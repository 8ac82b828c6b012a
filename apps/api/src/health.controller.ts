import { Controller, Get, Inject } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, DomainError, hasRoom, PublicRoute, type AppConfig } from '@linxuan/platform';

@Controller()
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'dataDir'>,
  ) {}

  @PublicRoute()
  @Get('healthz')
  async health(): Promise<{ ok: true }> {
    await this.work.source.query('SELECT 1');
    // What arrives waits here, wherever files are kept for good.
    if (!(await hasRoom(this.config.dataDir))) throw new DomainError('storage.full');
    return { ok: true };
  }
}
