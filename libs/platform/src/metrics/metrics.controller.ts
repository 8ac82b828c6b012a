import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AppConfig } from '../config';
import { DomainError } from '../problem';
import { Operation } from '../openapi';
import { PublicRoute } from '../session';
import { APP_CONFIG } from '../tokens';
import { mayRead, registry } from './registry';

/**
 * Measurements in the text format of Prometheus, for who brings the token of the settings; for everybody else there is
 * no such page.
 */
@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(@Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'metricsToken'>) {}

  @PublicRoute()
  @Operation('Gives measurements in the text format of Prometheus to who brings the token of the settings.', {
    answers: ['text'],
  })
  @Get('metrics')
  async metrics(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!mayRead(authorization, this.config.metricsToken)) throw new DomainError('subject.notFound');
    void reply.header('content-type', registry.contentType).header('cache-control', 'no-store');
    return registry.metrics();
  }
}
