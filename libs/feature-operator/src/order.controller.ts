import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  OrderBody,
  type EditionOrganisationDto,
  type OfficialDto,
  type OrderBodyDto,
  type OrderDto,
  type OrderEffectDto,
} from '@linxuan/contracts';
import { CurrentActor, QueryTextPipe, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { OrderService } from './order.service';

@ApiTags('orders')
@Controller('orders')
export class OrderController {
  constructor(@Inject(OrderService) private readonly orders: OrderService) {}

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead', 'group-clerk', 'operator')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<OrderDto[]> {
    return this.orders.list(actor);
  }

  @Roles('authority-lead')
  @Get('desks')
  desks(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId = '',
  ): Promise<EditionOrganisationDto[]> {
    return this.orders.desks(actor, editionId);
  }

  @Roles('authority-lead')
  @Get('officials')
  officials(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId = '',
    @Query('orgId', QueryTextPipe) orgId = '',
  ): Promise<OfficialDto[]> {
    return this.orders.officials(actor, editionId, orgId);
  }

  @Roles('authority-lead')
  @Post('dry-run')
  @HttpCode(200)
  dryRun(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OrderBody)) body: OrderBodyDto,
  ): Promise<OrderEffectDto> {
    return this.orders.dryRun(actor, body);
  }

  @Roles('authority-lead')
  @Post()
  record(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OrderBody)) body: OrderBodyDto,
  ): Promise<{ id: string }> {
    return this.orders.record(actor, body);
  }
}
