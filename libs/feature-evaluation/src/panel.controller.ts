import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DrawBody,
  type DrawView,
  type ExpertPool,
  type MySeat,
  type PanelDesk,
  type PanelDetail,
  type SeatSheet,
} from '@linxuan/contracts';
import { CurrentActor, QueryTextPipe, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { ExpertService } from './expert.service';
import { idOf } from './ids';
import { PanelService } from './panel.service';
import { SeatService } from './seat.service';

@ApiTags('evaluation')
@Controller()
export class PanelController {
  constructor(
    private readonly experts: ExpertService,
    private readonly panels: PanelService,
    private readonly seats: SeatService,
  ) {}

  @Roles('authority-clerk', 'authority-lead')
  @Get('experts/pool')
  pool(@CurrentActor() actor: SessionActor, @Query('caseId', QueryTextPipe) caseId: string): Promise<ExpertPool> {
    return this.experts.pool(actor, idOf(caseId ?? ''));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Post('experts/draws')
  @HttpCode(201)
  draw(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(DrawBody)) body: { caseId: string; seats: number },
  ): Promise<DrawView> {
    return this.experts.draw(actor, body.caseId, body.seats);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('panels')
  desk(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<PanelDesk> {
    return this.panels.desk(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('panels/:caseId/:stage')
  panel(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Param('stage') stage: string,
  ): Promise<PanelDetail> {
    return this.panels.detail(actor, idOf(caseId), stage);
  }

  @Roles('expert')
  @Get('my-seats')
  mySeats(@CurrentActor() actor: SessionActor): Promise<{ data: MySeat[]; total: number }> {
    return this.seats.mine(actor);
  }

  @Roles('expert')
  @Get('seats/:id')
  seat(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<SeatSheet> {
    return this.seats.sheet(actor, idOf(id));
  }
}
