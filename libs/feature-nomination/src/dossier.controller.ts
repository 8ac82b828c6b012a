import { Controller, Get, Headers, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DossierListQuery,
  type DossierDetailDto,
  type DossierListDto,
  type DossierListQueryDto,
  type NominationPapersDto,
  type ScanDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DossierListService } from './dossier-list.service';
import { DossierViewService } from './dossier-view.service';
import { idOf } from './ids';
import { NominationPapersService } from './nomination-papers.service';
import { ScanService } from './scan.service';

@ApiTags('dossiers')
@Controller('dossiers')
export class DossierController {
  constructor(
    private readonly lists: DossierListService,
    private readonly views: DossierViewService,
    private readonly papers: NominationPapersService,
    private readonly scans: ScanService,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(DossierListQuery, 'query')) query: DossierListQueryDto,
  ): Promise<{ data: DossierListDto[]; total: number }> {
    return this.lists.list(actor, query);
  }

  @Get(':id')
  read(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Headers() headers: Record<string, string>,
  ): Promise<DossierDetailDto> {
    return this.views.read(actor, idOf(id), languageOf({ headers }));
  }

  /** What the letter and the summary table say now, for the page to show beside the form. */
  @Get(':id/preview')
  preview(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<NominationPapersDto> {
    return this.papers.preview(actor, idOf(id));
  }

  @Get(':id/documents/:name')
  async draw(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.papers.draw(actor, idOf(id), name);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }

  /** The bytes of the scan as `application/octet-stream`; its name stands in the query. */
  @Roles('nominator-clerk', 'nominator-lead', 'group-clerk')
  @Post(':id/scans')
  addScan(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Query('name', QueryTextPipe) name: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<ScanDto> {
    return this.scans.add(actor, idOf(id), name ?? '', request.raw);
  }

  @Get(':id/scans/:scan')
  async scan(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('scan') scanId: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { scan, content } = await this.scans.read(actor, idOf(id), idOf(scanId));
    const { 'content-disposition': disposition = '', ...headers } = fileHeaders(scan.name);
    void reply.headers({
      ...headers,
      'content-type': scan.mime,
      'content-length': String(scan.size),
      'content-disposition': inline === '1' ? disposition.replace('attachment', 'inline') : disposition,
    });
    return new StreamableFile(content);
  }
}
