import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  OrganisationBody,
  OrganisationPatch,
  OrganisationQuery,
  type OrganisationBodyDto,
  type OrganisationDto,
  type OrganisationPatchDto,
  type OrganisationQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { OrganisationService } from './organisation.service';

@ApiTags('operator')
@Roles('operator')
@Controller('operator/organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Operation('Lists organisations, a page at a time.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(OrganisationQuery, 'query')) query: OrganisationQueryDto,
  ): Promise<{ data: OrganisationDto[]; total: number }> {
    return this.organisations.page(actor, query);
  }

  @Operation('Reads an organisation.')
  @Get(':id')
  one(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<OrganisationDto> {
    return this.organisations.one(actor, id);
  }

  @Operation('Adds an organisation.')
  @Post()
  create(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OrganisationBody)) body: OrganisationBodyDto,
  ): Promise<{ id: string }> {
    return this.organisations.create(actor, body);
  }

  @Operation('Changes an organisation.')
  @Patch(':id')
  @HttpCode(204)
  change(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Body(new SchemaPipe(OrganisationPatch)) body: OrganisationPatchDto,
  ): Promise<void> {
    return this.organisations.change(actor, id, body);
  }
}
