import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MarkReadBody,
  NotificationQuery,
  type NotificationPageDto,
  type NotificationQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { NotificationService } from './notification.service';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Operation("Lists the person's notices, a page at a time.")
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(NotificationQuery, 'query')) query: NotificationQueryDto,
  ): Promise<NotificationPageDto> {
    return this.notifications.page(actor, query);
  }

  @Operation('Marks notices as read: the named ones, or all.')
  @Post('read')
  @HttpCode(200)
  markRead(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(MarkReadBody)) { ids }: { ids?: string[] },
  ): Promise<{ marked: number }> {
    return this.notifications.markRead(actor, ids);
  }
}
