import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ExpertFactBody,
  ExpertProfileBody,
  ExpertQuery,
  VettingBody,
  type ExpertDetailDto,
  type ExpertDto,
  type ExpertFactBodyDto,
  type ExpertProfileBodyDto,
  type ExpertQueryDto,
  type VettingBodyDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { ExpertProfileService } from './expert-profile.service';

@ApiTags('evaluation')
@Controller()
export class ExpertProfileController {
  constructor(private readonly profiles: ExpertProfileService) {}

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Lists the experts of the pool, a page at a time.')
  @Get('experts')
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(ExpertQuery, 'query')) query: ExpertQueryDto,
  ): Promise<{ data: ExpertDto[]; total: number }> {
    return this.profiles.list(actor, query);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Shows an expert with the history that conflicts of interest rest on.')
  @Get('experts/:id')
  one(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<ExpertDetailDto> {
    return this.profiles.one(actor, id);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Vets what an expert states, until a day.')
  @Post('experts/:id/vetting')
  @HttpCode(200)
  vet(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(VettingBody)) body: VettingBodyDto,
  ): Promise<ExpertDetailDto> {
    return this.profiles.vet(actor, id, body);
  }

  @Roles('expert')
  @Operation('Shows the own profile and history.')
  @Get('expert-profile')
  own(@CurrentActor() actor: SessionActor): Promise<ExpertDetailDto> {
    return this.profiles.own(actor);
  }

  @Roles('expert')
  @Operation('Saves the own profile.')
  @Put('expert-profile')
  save(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(ExpertProfileBody)) body: ExpertProfileBodyDto,
  ): Promise<ExpertDetailDto> {
    return this.profiles.save(actor, body);
  }

  @Roles('expert')
  @Operation('Adds a fact to the own history.')
  @Post('expert-profile/facts')
  @HttpCode(201)
  add(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(ExpertFactBody)) body: ExpertFactBodyDto,
  ): Promise<ExpertDetailDto> {
    return this.profiles.addFact(actor, body);
  }

  @Roles('expert')
  @Operation('Takes a fact of the own history back.')
  @Delete('expert-profile/facts/:id')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<ExpertDetailDto> {
    return this.profiles.withdrawFact(actor, id);
  }
}
