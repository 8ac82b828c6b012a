import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrderBody, type OrderBodyDto, type OrderDto } from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
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
  @Post()
  record(@CurrentActor() actor: SessionActor, @Body(new SchemaPipe(OrderBody)) body: OrderBodyDto): Promise<{ id: string }> {
    return this.orders.record(actor, body);
  }
}
