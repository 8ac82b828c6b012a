import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DossierListQuery, type DossierDetailDto, type DossierListDto, type DossierListQueryDto, type NominationPapersDto } from '@linxuan/contracts';
import { CurrentActor, fileHeaders, languageOf, SchemaPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { DossierListService } from './dossier-list.service';
import { DossierViewService } from './dossier-view.service';
import { idOf } from './ids';
import { NominationPapersService } from './nomination-papers.service';

@ApiTags('dossiers')
@Controller('dossiers')
export class DossierController {
  constructor(
    @Inject(DossierListService) private readonly lists: DossierListService,
    @Inject(DossierViewService) private readonly views: DossierViewService,
    @Inject(NominationPapersService) private readonly papers: NominationPapersService,
  ) {}

  @Get()
  list(@CurrentActor() actor: SessionActor, @Query(new SchemaPipe(DossierListQuery, 'query')) query: DossierListQueryDto): Promise<{ data: DossierListDto[]; total: number }> {
    return this.lists.list(actor, query);
  }

  @Get(':id')
  read(@CurrentActor() actor: SessionActor, @Param('id') id: string, @Headers() headers: Record<string, string>): Promise<DossierDetailDto> {
    return this.views.read(actor, idOf(id), languageOf({ headers }));
  }

  /** What the letter and the summary table say now, for the page to show beside the form. */
  @Get(':id/preview')
  preview(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<NominationPapersDto> {
    return this.papers.preview(actor, idOf(id));
  }

  @Get(':id/documents/:name')
  async draw(@CurrentActor() actor: SessionActor, @Param('id') id: string, @Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, bytes } = await this.papers.draw(actor, idOf(id), name);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }
}
