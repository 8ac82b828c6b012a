import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  OrderBody,
  type EditionOrganisationDto,
  type OfficialDto,
  type OrderBodyDto,
  type OrderDto,
  type OrderEffectDto,
  type OrderProposalDto,
  type OrderRecordedDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import { OrderService } from './order.service';

@ApiTags('orders')
@Controller('orders')
export class OrderController {
  constructor(private readonly orders: OrderService) {}

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead', 'group-clerk', 'operator')
  @Operation('Lists recorded orders.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<OrderDto[]> {
    return this.orders.list(actor);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Lists orders that wait for a second person.')
  @Get('proposals')
  proposals(@CurrentActor() actor: SessionActor): Promise<OrderProposalDto[]> {
    return this.orders.proposals(actor);
  }

  /** Another person than who proposed. */
  @Roles('authority-lead')
  @Operation('Confirms a proposed order; another person than who proposed it.')
  @Post('proposals/:id/confirm')
  @HttpCode(200)
  confirm(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<OrderRecordedDto> {
    return this.orders.confirm(actor, id);
  }

  @Roles('authority-lead')
  @Operation('Declines a proposed order.')
  @Post('proposals/:id/decline')
  @HttpCode(204)
  decline(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.orders.settle(actor, id, 'declined');
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation("Withdraws one's own proposal of an order.")
  @Post('proposals/:id/withdraw')
  @HttpCode(204)
  withdraw(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.orders.settle(actor, id, 'withdrawn');
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Lists the organisations of an edition that an order may name.')
  @Get('desks')
  organisations(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId = '',
  ): Promise<EditionOrganisationDto[]> {
    return this.orders.organisations(actor, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Lists the people of an organisation whom an order may name.')
  @Get('officials')
  officials(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId = '',
    @Query('orgId', QueryTextPipe) orgId = '',
  ): Promise<OfficialDto[]> {
    return this.orders.officials(actor, editionId, orgId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Says what an order would change; nothing changes.')
  @Post('dry-run')
  @HttpCode(200)
  dryRun(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OrderBody)) body: OrderBodyDto,
  ): Promise<OrderEffectDto> {
    return this.orders.dryRun(actor, body);
  }

  /** A clerk may propose what needs two people; the rest is a lead's. */
  @Roles('authority-clerk', 'authority-lead')
  @Operation('Records an order, or proposes it where it needs two people.')
  @Post()
  record(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OrderBody)) body: OrderBodyDto,
  ): Promise<OrderRecordedDto> {
    return this.orders.record(actor, body);
  }
}
