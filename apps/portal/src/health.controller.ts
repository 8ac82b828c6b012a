import { Controller, Get, HttpException, Inject } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, hasRoom, type AppConfig } from '@linxuan/platform';

@Controller()
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'dataDir'>,
  ) {}

  @Get('healthz')
  async health(): Promise<{ ok: true }> {
    await this.work.source.query('SELECT 1');
    if (!(await hasRoom(this.config.dataDir))) throw new HttpException('The storage is full', 507);
    return { ok: true };
  }
}
