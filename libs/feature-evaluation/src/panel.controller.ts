import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DrawBody,
  type DrawView,
  type ExpertPool,
  type MySeat,
  type PanelWorkspace,
  type PanelDetail,
  type SeatSheet,
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
import { ExpertService } from './expert.service';
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
  @Operation('Lists the experts who may be drawn for a case, and why others may not.')
  @Get('experts/pool')
  pool(@CurrentActor() actor: SessionActor, @Query('caseId', UuidPipe) caseId: string): Promise<ExpertPool> {
    return this.experts.pool(actor, caseId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws experts for a case.')
  @Post('experts/draws')
  @HttpCode(201)
  draw(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(DrawBody)) body: { caseId: string; seats: number },
  ): Promise<DrawView> {
    return this.experts.draw(actor, body.caseId, body.seats);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows the panels of a stage.')
  @Get('panels')
  workspace(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<PanelWorkspace> {
    return this.panels.workspace(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows one panel with its seats and scores.')
  @Get('panels/:caseId/:stage')
  panel(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Param('stage') stage: string,
  ): Promise<PanelDetail> {
    return this.panels.detail(actor, caseId, stage);
  }

  @Roles('expert')
  @Operation("Lists the expert's own seats.")
  @Get('my-seats')
  mySeats(@CurrentActor() actor: SessionActor): Promise<{ data: MySeat[]; total: number }> {
    return this.seats.mine(actor);
  }

  @Roles('expert')
  @Operation("Shows the score sheet of one's own seat.")
  @Get('seats/:id')
  seat(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<SeatSheet> {
    return this.seats.sheet(actor, id);
  }
}
