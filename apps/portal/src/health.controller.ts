import { Controller, Get, HttpException, Inject, Res } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Draining, hasRoom, type AppConfig } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';

@Controller()
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'dataDir'>,
    @Inject(Draining) private readonly draining: Draining,
  ) {}

  /** Who is about to stop says so, and a proxy sends its next requests elsewhere. */
  @Get('healthz')
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: boolean }> {
    if (this.draining.begun) {
      void reply.status(503);
      return { ok: false };
    }
    await this.work.source.query('SELECT 1');
    if (!(await hasRoom(this.config.dataDir))) throw new HttpException('The storage is full', 507);
    return { ok: true };
  }
}
