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
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DossierListService } from './dossier-list.service';
import { DossierViewService } from './dossier-view.service';
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

  @Operation('Lists dossiers that the person sees, a page at a time.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(DossierListQuery, 'query')) query: DossierListQueryDto,
  ): Promise<{ data: DossierListDto[]; total: number }> {
    return this.lists.list(actor, query);
  }

  @Operation('Shows one dossier with its items, papers and available actions.')
  @Get(':id')
  read(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Headers() headers: Record<string, string>,
  ): Promise<DossierDetailDto> {
    return this.views.read(actor, id, languageOf({ headers }));
  }

  /** What the letter and the summary table say now, for the page to show beside the form. */
  @Operation('Says what letter and summary table of a dossier would say now, to be shown beside the form.')
  @Get(':id/preview')
  preview(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<NominationPapersDto> {
    return this.papers.preview(actor, id);
  }

  @Operation('Draws a paper of a dossier by its name, as it was frozen or as it would be now.', {
    answers: ['docx', 'xlsx'],
  })
  @Get(':id/documents/:name')
  async draw(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.papers.draw(actor, id, name);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }

  /** The bytes of the scan as `application/octet-stream`; its name stands in the query. */
  @Roles('nominator-clerk', 'nominator-lead', 'group-clerk')
  @Operation(
    'Adds a scan of a signed paper to an open dossier: its bytes are the body, its name stands in ' + 'the query.',
    { takes: ['bytes'] },
  )
  @Post(':id/scans')
  addScan(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Query('name', QueryTextPipe) name: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<ScanDto> {
    return this.scans.add(actor, id, name ?? '', request.raw);
  }

  @Operation('Reads a scan of a dossier; `inline=1` lets a browser show it.', { answers: ['pdf', 'jpg', 'png'] })
  @Get(':id/scans/:scan')
  async scan(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Param('scan', UuidPipe) scanId: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { scan, content } = await this.scans.read(actor, id, scanId);
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
