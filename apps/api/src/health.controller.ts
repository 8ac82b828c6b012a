import { Controller, Get, Inject, Res } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, DomainError, Draining, hasRoom, PublicRoute, type AppConfig } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';

@Controller()
export class HealthController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'dataDir'>,
    @Inject(Draining) private readonly draining: Draining,
  ) {}

  /** Who is about to stop says so, and a proxy sends its next requests elsewhere. */
  @PublicRoute()
  @Get('healthz')
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: boolean }> {
    if (this.draining.begun) {
      void reply.status(503);
      return { ok: false };
    }
    await this.work.source.query('SELECT 1');
    // What arrives waits here, wherever files are kept for good.
    if (!(await hasRoom(this.config.dataDir))) throw new DomainError('storage.full');
    return { ok: true };
  }
}
