import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DeliveryQuery,
  MailboxQuery,
  MailboxReadBody,
  WebhookBody,
  type DeliveryPageDto,
  type DeliveryQueryDto,
  type MailboxPageDto,
  type MailboxQueryDto,
  type WebhookBodyDto,
  type WebhookDto,
} from '@linxuan/contracts';
import { CurrentActor, languageOf, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { DeliveryLogService } from './delivery-log.service';
import { WebhookService } from './webhook.service';

@ApiTags('operator')
@Roles('operator')
@Controller()
export class DeliveryLogController {
  constructor(
    private readonly log: DeliveryLogService,
    private readonly webhooks: WebhookService,
  ) {}

  @Operation('Lists deliveries of notices, a page at a time.')
  @Get('deliveries')
  page(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(DeliveryQuery, 'query')) query: DeliveryQueryDto,
  ): Promise<DeliveryPageDto> {
    return this.log.page(actor, query);
  }

  @Operation("Sends a test message to the operator's own address.")
  @Post('deliveries/test')
  test(@CurrentActor() actor: SessionActor, @Req() request: FastifyRequest): Promise<{ id: string }> {
    return this.log.test(actor, languageOf(request));
  }

  @Operation('Sends a failed delivery again.')
  @Post('deliveries/:id/resend')
  @HttpCode(204)
  resend(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.log.resend(actor, id);
  }

  @Operation("Lists the messages of a demonstration's mailbox.")
  @Get('mailbox')
  mailbox(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(MailboxQuery, 'query')) query: MailboxQueryDto,
  ): Promise<MailboxPageDto> {
    return this.log.mailbox(actor, query);
  }

  @Operation('Marks a message of the mailbox as read.')
  @Post('mailbox/read')
  @HttpCode(204)
  read(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(MailboxReadBody)) { id }: { id: string },
  ): Promise<void> {
    return this.log.readMessage(actor, id);
  }

  @Operation('Lists webhooks.')
  @Get('webhooks')
  list(@CurrentActor() actor: SessionActor): Promise<WebhookDto[]> {
    return this.webhooks.list(actor);
  }

  @Operation('Adds a webhook; its secret is shown this once.')
  @Post('webhooks')
  create(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(WebhookBody)) body: WebhookBodyDto,
  ): Promise<{ id: string; secret: string }> {
    return this.webhooks.create(actor, body);
  }

  @Operation('Ends a webhook.')
  @Delete('webhooks/:id')
  @HttpCode(204)
  end(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.webhooks.end(actor, id);
  }
}
