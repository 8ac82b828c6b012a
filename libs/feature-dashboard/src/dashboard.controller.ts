import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MinistryDashboard, NominatorDetail } from '@linxuan/contracts';
import { CurrentActor, Operation, QueryTextPipe, Roles, type SessionActor } from '@linxuan/platform';
import { DashboardService } from './dashboard.service';

@ApiTags('dashboard')
@Roles('authority-clerk', 'authority-lead')
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Operation('Shows the round as a whole: nominators, stages, quotas and late work.')
  @Get('ministry')
  ministry(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<MinistryDashboard> {
    return this.dashboard.ministry(actor, editionId);
  }

  @Operation("Shows one nominator's part of the round.")
  @Get('ministry/:org')
  nominator(
    @CurrentActor() actor: SessionActor,
    @Param('org') org: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<NominatorDetail> {
    return this.dashboard.nominator(actor, org, editionId);
  }
}
