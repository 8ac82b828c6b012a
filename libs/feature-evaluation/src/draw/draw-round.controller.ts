import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DrawActBody,
  FreezeBody,
  type DrawActBodyDto,
  type DrawActDone,
  type DrawRoundsView,
  type DrawRoundView,
  type FreezeBodyDto,
  type OwnDrawCodeView,
} from '@linxuan/contracts';
import {
  APP_CONFIG,
  CurrentActor,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type AppConfig,
  type SessionActor,
} from '@linxuan/platform';
import { DrawReader } from './draw-reader.service';
import { DrawRoundService } from './draw-round.service';

@ApiTags('evaluation')
@Controller()
export class DrawRoundController {
  constructor(
    private readonly rounds: DrawRoundService,
    private readonly reader: DrawReader,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows the rounds in which experts of a stage are drawn, and what may be frozen.')
  @Get('draw-rounds')
  list(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<DrawRoundsView> {
    return this.reader.rounds(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Freezes the pool and the limits of a round, and publishes their digest.')
  @Post('draw-rounds')
  @HttpCode(201)
  freeze(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(FreezeBody)) body: FreezeBodyDto,
  ): Promise<{ id: string }> {
    return this.rounds.freeze(actor, body, this.config.mode === 'demo');
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows a round with its witnesses, its panels and who would follow.')
  @Get('draw-rounds/:id')
  round(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<DrawRoundView> {
    return this.reader.round(actor, id);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Takes the next act of a round; where it completes the seed, the panels are drawn at once.')
  @Post('draw-rounds/:id/acts')
  @HttpCode(200)
  act(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(DrawActBody)) body: DrawActBodyDto,
  ): Promise<DrawActDone> {
    return this.rounds.act(actor, id, body);
  }

  @Roles('expert')
  @Operation("Shows the expert's own codes in draws, with what proves them.")
  @Get('my-draw-codes')
  own(@CurrentActor() actor: SessionActor): Promise<{ data: OwnDrawCodeView[]; total: number }> {
    return this.reader.own(actor);
  }
}
