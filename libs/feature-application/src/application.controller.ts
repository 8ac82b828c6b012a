import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DraftPatchBody,
  OpenApplicationBody,
  SubmitBody,
  type DraftDto,
  type DraftPatchDto,
  type OpenedApplicationDto,
  type PatchedDraftDto,
  type ReceiptDto,
  type SubmissionResultDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  keyIn,
  languageOf,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  versionIn,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DraftService } from './draft.service';
import { OpenApplicationService } from './open-application.service';
import { ReceiptPaperService } from './receipt-paper.service';
import { ReceiptService } from './receipt.service';
import { SubmissionService } from './submission.service';

@ApiTags('application')
@Controller('cases')
export class ApplicationController {
  constructor(
    private readonly opening: OpenApplicationService,
    private readonly drafts: DraftService,
    private readonly submissions: SubmissionService,
    private readonly receipts: ReceiptService,
    private readonly papers: ReceiptPaperService,
  ) {}

  @Roles('enterprise-clerk')
  @Operation(
    'Opens an application. With `Idempotency-Key` the same request again opens no second one; 202 ' +
      'where the outcome takes longer.',
    {
      rules: true,
      also: { 202: 'Accepted; the outcome takes longer and is asked for at the address in `Location`.' },
    },
  )
  @Post()
  @HttpCode(201)
  async open(
    @CurrentActor() actor: SessionActor,
    @Headers('idempotency-key') key: string | undefined,
    @Body(new SchemaPipe(OpenApplicationBody)) body: { editionId: string; title: string; sourceCaseId?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedApplicationDto> {
    const opened = await this.opening.open(actor, body, key === undefined ? undefined : keyIn(key));
    if (opened.status !== 'applied') void reply.status(202).header('location', `/api/requests/${opened.requestId}`);
    return opened;
  }

  @Roles('enterprise-clerk')
  @Operation("Reads the draft of the applicant's own case.")
  @Get(':id/draft')
  draft(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<DraftDto> {
    return this.drafts.get(actor, id);
  }

  @Roles('enterprise-clerk')
  @Operation('Saves fields of the draft by JSON pointer; refused fields are named, the others are kept.')
  @Patch(':id/draft')
  patch(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(DraftPatchBody)) body: DraftPatchDto,
  ): Promise<PatchedDraftDto> {
    return this.drafts.patch(actor, id, body);
  }

  @Roles('enterprise-clerk')
  @Operation('Submits the draft by its version; 202 where the outcome takes longer.', {
    needs: ['idempotency-key'],
    rules: true,
    also: { 202: 'Accepted; the outcome takes longer and is asked for at the address in `Location`.' },
  })
  @Post(':id/submit')
  @HttpCode(200)
  async submit(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) caseId: string,
    @Headers('if-match') match: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(new SchemaPipe(SubmitBody)) { draftVersion }: { draftVersion: number },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionResultDto> {
    const outcome = await this.submissions.submit(actor, {
      caseId,
      draftVersion,
      caseVersion: match === undefined ? null : versionIn(match),
      idempotencyKey: keyIn(key),
    });
    if (outcome.status !== 'applied') void reply.status(202).header('location', `/api/requests/${outcome.requestId}`);
    return outcome;
  }

  /** `?format=docx` for the paper, `?revision=2` for an earlier one. */
  @Roles('enterprise-clerk')
  @Operation('Gives the receipt of a submission, as data or with `format=docx` as a paper.', {
    answers: ['json', 'docx'],
  })
  @Get(':id/receipt')
  async receipt(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Query('format', QueryTextPipe) format: string | undefined,
    @Query('revision', QueryTextPipe) revision: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceiptDto | Buffer> {
    const wanted = revision !== undefined && /^\d{1,4}$/.test(revision) ? Number(revision) : undefined;
    if (format !== 'docx') return this.receipts.get(actor, id, wanted);
    const { name, content } = await this.papers.docx(actor, id, languageOf(request), wanted);
    void reply.headers(fileHeaders(name));
    return content;
  }
}
