import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, fileHeaders, Roles, type SessionActor } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { idOf } from './ids';
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
  @Get('condition-checks/:caseId')
  async eligibility(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.eligibilitySheet(actor, idOf(caseId)));
  }

  @Roles('authority-clerk', 'authority-lead', 'department-intake', 'department-reviewer', 'department-lead')
  @Get('reviews/:caseId/:stage/:org')
  async review(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Param('stage') stage: string,
    @Param('org') org: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.departmentSheet(actor, idOf(caseId), stage, org));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('panels/:caseId/:stage/summary')
  async summary(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Param('stage') stage: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.panelSummary(actor, idOf(caseId), stage));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('panels/:caseId/:stage/minutes')
  async minutes(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Param('stage') stage: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.panelMinutes(actor, idOf(caseId), stage));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('panels/:caseId/:stage/sheets/:seatId')
  async sheet(
    @CurrentActor() actor: SessionActor,
    @Param('caseId') caseId: string,
    @Param('stage') stage: string,
    @Param('seatId') seatId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.papers.scoreSheet(actor, idOf(caseId), stage, idOf(seatId)));
  }

  @Roles('authority-clerk', 'authority-lead')
  @Get('lists/:dossierId/minutes')
  async listMinutes(
    @CurrentActor() actor: SessionActor,
    @Param('dossierId') dossierId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.lists.minutes(actor, idOf(dossierId)));
  }
}

async function send(reply: FastifyReply, { fileName, bytes }: DrawnPaper): Promise<void> {
  await reply.headers(fileHeaders(fileName)).send(bytes);
}
