import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  PreviewBody,
  type NoticeTableDto,
  type PreviewBodyDto,
  type PreviewDto,
  type ReminderQueueDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, QueryTextPipe, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { PreviewService } from './preview.service';
import { ReminderQueueService } from './reminders/reminder-queue.service';

@ApiTags('notifications')
@Controller()
export class PreviewController {
  constructor(
    private readonly previews: PreviewService,
    private readonly reminders: ReminderQueueService,
  ) {}

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows which notices an edition sends to whom.')
  @Get('notice-rules')
  table(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<NoticeTableDto> {
    return this.previews.table(actor, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows a notice as it would be sent.')
  @Post('notice-rules/preview')
  @HttpCode(200)
  preview(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(PreviewBody)) body: PreviewBodyDto,
  ): Promise<PreviewDto> {
    return this.previews.preview(actor, body);
  }

  @Roles('nominator-lead', 'department-lead', 'authority-clerk', 'authority-lead')
  @Operation('Shows which reminders went to whom, and which come next.')
  @Get('reminder-desk')
  open(@CurrentActor() actor: SessionActor): Promise<ReminderQueueDto> {
    return this.reminders.open(actor);
  }
}
