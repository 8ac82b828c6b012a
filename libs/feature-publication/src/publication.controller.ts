import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  NoticeWorkspaceQuery,
  ObjectionListQuery,
  PublicationListQuery,
  PublicationWorkspaceQuery,
  type CatalogueWorkspaceDto,
  type ClassificationWorkspaceDto,
  type EntryListItem,
  type EntryWorksheetDto,
  type HeldItemDto,
  type NoticeDetailDto,
  type NoticeSummaryDto,
  type NoticeWorkspaceDto,
  type ObjectionDetailDto,
  type ObjectionListItem,
  type PublicationPlaceDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  languageOf,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { CatalogueService } from './catalogue.service';
import { ClassificationService } from './classification.service';
import { NOTICE_ROLES, OFFICERS } from './workspace';
import { EntryService } from './entry.service';
import { NoticeService } from './notice.service';
import { ObjectionFileService } from './objection-file.service';
import { ObjectionService } from './objection.service';

type RequestHeaders = Record<string, string>;
type EditionQuery = { editionId?: string };

@ApiTags('publication')
@Controller('publication')
export class PublicationController {
  constructor(
    private readonly notices: NoticeService,
    private readonly objections: ObjectionService,
    private readonly objectionFiles: ObjectionFileService,
    private readonly classification: ClassificationService,
    private readonly entries: EntryService,
    private readonly catalogue: CatalogueService,
  ) {}

  /** The editions that the person may work on, for the choice among several editions. */
  @Roles(...NOTICE_ROLES)
  @Operation('Lists the editions that the person publishes, each with its workspaces.')
  @Get('editions')
  editions(@CurrentActor() actor: SessionActor): Promise<PublicationPlaceDto[]> {
    return this.catalogue.places(actor);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Shows the public notices in work: items that wait, the notice at work and its last day.')
  @Get('notice')
  notice(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(NoticeWorkspaceQuery, 'query'))
    { publishOn, editionId }: { publishOn?: string; editionId?: string },
    @Headers() headers: RequestHeaders,
  ): Promise<NoticeWorkspaceDto> {
    return this.notices.workspace(actor, languageOf({ headers }), publishOn, editionId);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Lists the public notices of an edition that run or ran, the newest first.')
  @Get('notices')
  noticeList(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(PublicationListQuery, 'query')) { editionId }: EditionQuery,
  ): Promise<NoticeSummaryDto[]> {
    return this.notices.list(actor, editionId);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Shows one public notice with its items and objections.')
  @Get('notices/:id')
  noticeDetail(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Headers() headers: RequestHeaders,
  ): Promise<NoticeDetailDto> {
    return this.notices.detail(actor, languageOf({ headers }), id);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Lists objections that may be heard, a page at a time.')
  @Get('objections')
  objectionList(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(ObjectionListQuery, 'query'))
    query: { page: number; perPage: number; state?: 'open' | 'settled'; q?: string },
  ): Promise<{ data: ObjectionListItem[]; total: number }> {
    return this.objections.list(actor, query);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Shows one objection with its statements, files and available actions.')
  @Get('objections/:id')
  objection(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Headers() headers: RequestHeaders,
  ): Promise<ObjectionDetailDto> {
    return this.objections.detail(actor, languageOf({ headers }), id);
  }

  /** `?inline=1` lets the browser show what it can show safely. */
  @Roles(...NOTICE_ROLES)
  @Operation('Reads a file of an objection; `inline=1` lets a browser show it.', { answers: ['pdf', 'jpg', 'png'] })
  @Get('objections/:id/files/:file')
  async objectionFile(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Param('file', UuidPipe) file: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { headers, content } = await this.objectionFiles.read(actor, id, file, inline === '1');
    void reply.headers(headers);
    return new StreamableFile(content);
  }

  @Roles(...NOTICE_ROLES)
  @Operation('Lists the items of notices that an open objection holds back.')
  @Get('held')
  held(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(PublicationWorkspaceQuery, 'query')) { editionId }: EditionQuery,
    @Headers() headers: RequestHeaders,
  ): Promise<HeldItemDto[]> {
    return this.objections.held(actor, languageOf({ headers }), editionId);
  }

  @Roles(...OFFICERS)
  @Operation('Shows the cases that are given their final places and classes.')
  @Get('classification')
  classify(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(PublicationWorkspaceQuery, 'query')) { editionId }: EditionQuery,
    @Headers() headers: RequestHeaders,
  ): Promise<ClassificationWorkspaceDto> {
    return this.classification.workspace(actor, languageOf({ headers }), editionId);
  }

  @Roles(...OFFICERS)
  @Operation('Lists the entries of a catalogue with their state.')
  @Get('entries')
  entryList(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(PublicationListQuery, 'query')) { editionId }: EditionQuery,
  ): Promise<EntryListItem[]> {
    return this.entries.list(actor, editionId);
  }

  @Roles(...OFFICERS, 'enterprise-clerk')
  @Operation('Shows the worksheet of one entry with what may still be changed in it.')
  @Get('entries/:caseId')
  entry(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Headers() headers: RequestHeaders,
  ): Promise<EntryWorksheetDto> {
    return this.entries.worksheet(actor, languageOf({ headers }), caseId);
  }

  @Roles(...OFFICERS)
  @Operation('Shows the catalogue in work: what is ready, what is missing and who confirms.')
  @Get('catalogue')
  catalogueWorkspace(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(PublicationWorkspaceQuery, 'query')) { editionId }: EditionQuery,
    @Headers() headers: RequestHeaders,
  ): Promise<CatalogueWorkspaceDto> {
    return this.catalogue.workspace(actor, languageOf({ headers }), editionId);
  }
}
