import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReminderBody, type MinistryDashboard, type NominatorDetail, type ReminderResult, type ReminderRow } from '@linxuan/contracts';
import { CurrentActor, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { DashboardService } from './dashboard.service';
import { ReminderService } from './reminder.service';

@ApiTags('dashboard')
@Roles('authority-clerk', 'authority-lead')
@Controller('dashboard')
export class DashboardController {
  constructor(
    @Inject(DashboardService) private readonly dashboard: DashboardService,
    @Inject(ReminderService) private readonly reminders: ReminderService,
  ) {}

  @Get('ministry')
  ministry(@CurrentActor() actor: SessionActor, @Query('editionId') editionId?: string): Promise<MinistryDashboard> {
    return this.dashboard.ministry(actor, editionId);
  }

  @Get('ministry/:org')
  nominator(@CurrentActor() actor: SessionActor, @Param('org') org: string, @Query('editionId') editionId?: string): Promise<NominatorDetail> {
    return this.dashboard.nominator(actor, org, editionId);
  }

  @Get('reminders')
  async history(@CurrentActor() actor: SessionActor, @Query('editionId') editionId?: string): Promise<{ data: ReminderRow[] }> {
    return { data: await this.reminders.history(actor, editionId) };
  }

  @Post('reminders')
  @HttpCode(200)
  remind(@CurrentActor() actor: SessionActor, @Body(new SchemaPipe(ReminderBody)) body: { orgIds: string[]; editionId?: string }): Promise<ReminderResult> {
    return this.reminders.remind(actor, body.orgIds, body.editionId);
  }
}
