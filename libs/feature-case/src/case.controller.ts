import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CaseExportQuery,
  CaseQuery,
  DiffQuery,
  NoteBody,
  type CaseDetailDto,
  type CaseDiffDto,
  type CaseExportQueryDto,
  type CaseListPageDto,
  type CaseQueryDto,
  type NoteBodyDto,
  type TimelineEntryDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { DiffService } from './diff.service';
import { NoteService } from './note.service';
import { TimelineService } from './timeline.service';

@ApiTags('cases')
@Controller('cases')
export class CaseController {
  constructor(
    private readonly cases: CaseListService,
    private readonly details: CaseDetailService,
    private readonly timelines: TimelineService,
    private readonly diffs: DiffService,
    private readonly notes: NoteService,
  ) {}

  @Operation('Lists cases that the person sees, a page at a time. The total of a search is exact up to a thousand.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(CaseQuery, 'query')) query: CaseQueryDto,
  ): Promise<CaseListPageDto> {
    return this.cases.page(actor, query);
  }

  @Operation('Exports the list of cases as a table.', { answers: ['xlsx', 'csv'] })
  @Get('export')
  async export(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(CaseExportQuery, 'query')) query: CaseExportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.cases.export(actor, query, languageOf(request));
    await reply.headers(fileHeaders(name)).send(content);
  }

  @Operation('Shows one case with its content, papers and available actions.')
  @Get(':id')
  detail(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<CaseDetailDto> {
    return this.details.view(actor, id, languageOf(request));
  }

  @Operation('Lists what happened to a case, as far as the person may know.')
  @Get(':id/timeline')
  timeline(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<TimelineEntryDto[]> {
    return this.timelines.of(actor, id);
  }

  @Operation('Compares two revisions of a case field by field.')
  @Get(':id/diff')
  diff(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Query(new SchemaPipe(DiffQuery, 'query')) { from, to }: { from: number; to: number },
  ): Promise<CaseDiffDto> {
    return this.diffs.between(actor, id, from, to);
  }

  @Operation('Adds a note to a field of a case.')
  @Post(':id/notes')
  addNote(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(NoteBody)) body: NoteBodyDto,
  ): Promise<{ id: string }> {
    return this.notes.add(actor, id, body);
  }

  @Operation('Closes a note.')
  @Post(':id/notes/:note/close')
  @HttpCode(204)
  closeNote(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Param('note', UuidPipe) note: string,
  ): Promise<void> {
    return this.notes.close(actor, id, note);
  }
}
