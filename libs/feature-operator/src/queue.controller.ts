import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  RequestQuery,
  type ConfigFaultDto,
  type FailedJobDto,
  type LedgerCheckDto,
  type OperatorRequestDto,
  type QueueFiguresDto,
  type RequestQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { QueueService } from './queue.service';

@ApiTags('operator')
@Roles('operator')
@Controller('operator')
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  @Operation('Lists requests for acts that are pending or parked.')
  @Get('requests')
  requests(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(RequestQuery, 'query')) query: RequestQueryDto,
  ): Promise<{ data: OperatorRequestDto[]; total: number }> {
    return this.queue.requests(actor, query);
  }

  @Operation('Sends a parked request again.')
  @Post('requests/:id/resend')
  @HttpCode(204)
  resendRequest(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.queue.resendRequest(actor, id);
  }

  @Operation('Counts what waits in the outbox and in the queue; ages in seconds.')
  @Get('outbox')
  figures(@CurrentActor() actor: SessionActor): Promise<QueueFiguresDto> {
    return this.queue.figures(actor);
  }

  /** Files of the folder config that were skipped at the last start. */
  @Operation('Lists files of the configuration that were left out at the last start.')
  @Get('config-faults')
  configFaults(@CurrentActor() actor: SessionActor): Promise<{ data: ConfigFaultDto[] }> {
    return this.queue.configFaults(actor);
  }

  @Operation('Lists jobs that failed.')
  @Get('jobs')
  jobs(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(RequestQuery, 'query')) query: RequestQueryDto,
  ): Promise<{ data: FailedJobDto[]; total: number }> {
    return this.queue.jobs(actor, query);
  }

  @Operation('Sends a failed job again.')
  @Post('jobs/:id/resend')
  @HttpCode(204)
  resendJob(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<void> {
    return this.queue.resendJob(actor, id);
  }

  @Operation('Checks the chains of the ledger against the rows.')
  @Post('ledger-check')
  @HttpCode(200)
  checkLedger(@CurrentActor() actor: SessionActor): Promise<LedgerCheckDto> {
    return this.queue.checkLedger(actor);
  }
}
