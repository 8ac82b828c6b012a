import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ProgrammeDto, ProgrammeListDto, TaxonomyEntryDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { CurrentActor, languageOf, type SessionActor } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { ProgrammeService } from './programme.service';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammeController {
  constructor(private readonly programmes: ProgrammeService) {}

  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<ProgrammeListDto[]> {
    return this.programmes.list(actor);
  }

  @Get(':id')
  overview(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<ProgrammeDto> {
    return this.programmes.overview(actor, id);
  }

  @Get(':id/form')
  @Header('cache-control', 'private, max-age=300')
  form(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<FormDefinition> {
    return this.programmes.form(actor, id);
  }

  @Get(':id/taxonomy')
  @Header('cache-control', 'private, max-age=300')
  taxonomy(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<TaxonomyEntryDto[]> {
    return this.programmes.taxonomy(actor, id);
  }

  @Get(':id/graph.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  graph(@CurrentActor() actor: SessionActor, @Param('id') id: string, @Req() request: FastifyRequest): Promise<string> {
    return this.programmes.graph(actor, id, languageOf(request));
  }
}
