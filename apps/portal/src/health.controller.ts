import { Controller, Get, Inject } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';

@Controller()
export class HealthController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get('healthz')
  async health(): Promise<{ ok: true }> {
    await this.work.source.query('SELECT 1');
    return { ok: true };
  }
}
