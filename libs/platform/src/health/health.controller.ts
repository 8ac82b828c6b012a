import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Operation } from '../openapi';
import { PublicRoute } from '../session';
import { Readiness, type ReadinessReport } from './readiness';

/**
 * `/livez`: the process runs and answers; it looks at nothing else, since a restart would mend nothing else. `/readyz`
 * (and `/healthz`, its older name): it can do its work now, 503 otherwise.
 */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @PublicRoute()
  @Operation('Says that the process runs and answers.')
  @Get('livez')
  live(@Res({ passthrough: true }) reply: FastifyReply): { ok: true } {
    void reply.header('cache-control', 'no-store');
    return { ok: true };
  }

  @PublicRoute()
  @Operation('Says whether the process can do its work now, by its checks.', {
    also: { 503: 'It cannot; the checks say why.' },
  })
  @Get(['readyz', 'healthz'])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: boolean } & ReadinessReport> {
    const report = await this.readiness.report();
    void reply.header('cache-control', 'no-store');
    if (!report.ready) void reply.status(503).header('retry-after', '5');
    return { ok: report.ready, ...report };
  }
}
