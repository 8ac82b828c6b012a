import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, fileHeaders, Operation, Roles, UuidPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { ListPaperService } from './list-paper.service';
import { PaperService, type DrawnPaper } from './paper.service';

@ApiTags('documents')
@Controller('documents')
export class EvaluationPaperController {
  constructor(
    private readonly papers: PaperService,
    private readonly lists: ListPaperService,
  ) {}

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws the paper of the condition check of a case.', { answers: ['docx'] })
  @Get('condition-checks/:caseId')
  async eligibility(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.eligibilityPaper(actor, caseId));
  }

  @Roles('authority-clerk', 'authority-lead', 'department-intake', 'department-reviewer', 'department-lead')
  @Operation('Draws the opinion of one department on a case.', { answers: ['docx'] })
  @Get('reviews/:caseId/:stage/:org')
  async review(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Param('stage') stage: string,
    @Param('org') org: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.departmentPaper(actor, caseId, stage, org));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws the summary of a panel.', { answers: ['docx'] })
  @Get('panels/:caseId/:stage/summary')
  async summary(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Param('stage') stage: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.panelSummary(actor, caseId, stage));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws the minutes of a panel.', { answers: ['docx'] })
  @Get('panels/:caseId/:stage/minutes')
  async minutes(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Param('stage') stage: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.panelMinutes(actor, caseId, stage));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws the score sheet of one seat.', { answers: ['docx'] })
  @Get('panels/:caseId/:stage/sheets/:seatId')
  async sheet(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Param('stage') stage: string,
    @Param('seatId', UuidPipe) seatId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.scoreSheet(actor, caseId, stage, seatId));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Draws the minutes of the decision on a list.', { answers: ['docx'] })
  @Get('lists/:dossierId/minutes')
  async listMinutes(
    @CurrentActor() actor: SessionActor,
    @Param('dossierId', UuidPipe) dossierId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.lists.minutes(actor, dossierId));
  }
}

async function send(reply: FastifyReply, { fileName, bytes }: DrawnPaper): Promise<void> {
  await reply.headers(fileHeaders(fileName)).send(bytes);
}
