import { Body, Controller, Delete, Get, HttpCode, Param, ParseEnumPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  PLAY_SUBJECTS,
  PlayEventBody,
  PlayRunBody,
  type EditionPlayDto,
  type EditionPlayRunDto,
  type PlayEventBodyDto,
  type PlayOfferDto,
  type PlayRunBodyDto,
} from '@linxuan/contracts';
import type { SubjectType } from '@linxuan/domain';
import {
  CurrentActor,
  languageOf,
  Operation,
  Roles,
  SchemaPipe,
  UuidPipe,
  VersionPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { PlayService } from './play.service';

const SUBJECTS = Object.fromEntries(PLAY_SUBJECTS.map((name) => [name, name]));

@ApiTags('editions')
@Roles('authority-clerk', 'authority-lead')
@Controller('programme-editions/:id/versions/:version/play')
export class PlayController {
  constructor(private readonly plays: PlayService) {}

  @Operation('Shows the reader’s own play of a version that is not open.')
  @Get()
  show(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<EditionPlayDto> {
    return this.plays.show(actor, id, version);
  }

  @Operation('Begins a play anew; sample cases of an earlier one are gone.')
  @Post()
  @HttpCode(200)
  begin(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<EditionPlayDto> {
    return this.plays.begin(actor, id, version);
  }

  @Operation('Lets one thing happen in a play: a sample applies, somebody acts, or time passes.', { rules: true })
  @Post('events')
  @HttpCode(200)
  happen(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(PlayEventBody)) body: PlayEventBodyDto,
  ): Promise<EditionPlayDto> {
    return this.plays.happen(actor, id, version, body);
  }

  @Operation('Lets a play go on by itself for a moment, and says whether it goes further.')
  @Post('run')
  @HttpCode(200)
  run(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(PlayRunBody)) body: PlayRunBodyDto,
  ): Promise<EditionPlayRunDto> {
    return this.plays.run(actor, id, version, body);
  }

  @Operation('Lists what could be done now with one thing of a play, by whom, with what it asks for filled in.')
  @Get('offers/:subjectType/:subjectId')
  offers(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Param('subjectType', new ParseEnumPipe(SUBJECTS)) subjectType: SubjectType,
    @Param('subjectId', UuidPipe) subjectId: string,
    @Req() request: FastifyRequest,
  ): Promise<PlayOfferDto[]> {
    return this.plays.offers(actor, id, version, { subjectType, subjectId, lang: languageOf(request) });
  }

  @Operation('Throws a play away with what it reached.')
  @Delete()
  @HttpCode(204)
  discard(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<void> {
    return this.plays.discard(actor, id, version);
  }
}
