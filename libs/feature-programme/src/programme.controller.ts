import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeDto, ProgrammeListDto, TaxonomyEntryDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { CurrentActor, languageOf, Operation, type SessionActor } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { ProgrammeService } from './programme.service';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly programmes: ProgrammeService) {}

  @Operation('Lists the programmes that the person has to do with.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<ProgrammeListDto[]> {
    return this.programmes.list(actor);
  }

  @Operation('Shows one programme: its document, stages, dates and rules.')
  @Get(':id')
  overview(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<ProgrammeDto> {
    return this.programmes.overview(actor, id);
  }

  @Operation("Gives the form of the programme's applications.")
  @Get(':id/form')
  @Header('cache-control', 'private, max-age=300')
  form(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<FormDefinition> {
    return this.programmes.form(actor, id);
  }

  @Operation('Gives the fields that applications of the programme choose from.')
  @Get(':id/taxonomy')
  @Header('cache-control', 'private, max-age=300')
  taxonomy(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<TaxonomyEntryDto[]> {
    return this.programmes.taxonomy(actor, id);
  }

  @Operation('Draws the stages of the programme.', { answers: ['svg'] })
  @Get(':id/graph.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  graph(@CurrentActor() actor: SessionActor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<string> {
    return this.programmes.graph(actor, id, languageOf(request));
  }
}
