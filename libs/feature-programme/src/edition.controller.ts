import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  EditionCheckBody,
  EditionCopyBody,
  EditionPatchBody,
  EditionProposeBody,
  EditionReasonBody,
  EditionSaveBody,
  type EditionCheckBodyDto,
  type EditionCheckDto,
  type EditionCopyBodyDto,
  type EditionDto,
  type EditionListDto,
  type EditionPatchBodyDto,
  type EditionProposeBodyDto,
  type EditionSaveBodyDto,
  type EditionStageDto,
  type EditionTextDto,
  type MigrationDryRunDto,
  type QuotaLedgerDto,
  type QuotaMovementDto,
  type RosterOrganisationDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  Roles,
  SchemaPipe,
  VersionPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EditionFlowService } from './edition-flow.service';
import { EditionGraphService } from './edition-graph.service';
import { EditionService } from './edition.service';
import { MigrationService } from './migration.service';
import { QuotaLedgerService } from './quota-ledger.service';

@ApiTags('editions')
@Controller('programme-editions')
export class EditionController {
  constructor(
    private readonly editions: EditionService,
    private readonly flow: EditionFlowService,
    private readonly migrations: MigrationService,
    private readonly quotas: QuotaLedgerService,
    private readonly graphs: EditionGraphService,
  ) {}

  @Operation('Lists the programme editions with their versions.')
  @Get()
  list(@CurrentActor() actor: SessionActor): Promise<EditionListDto[]> {
    return this.editions.list(actor);
  }

  @Roles('authority-clerk')
  @Operation('Makes a new edition from an existing one; its first version is a draft.')
  @Post()
  copy(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(EditionCopyBody)) body: EditionCopyBodyDto,
  ): Promise<{ id: string; version: number }> {
    return this.editions.copy(actor, body);
  }

  @Roles('authority-clerk')
  @Operation('Lists the organisations that an edition may name.')
  @Get('organisations')
  organisations(@CurrentActor() actor: SessionActor): Promise<RosterOrganisationDto[]> {
    return this.editions.organisations(actor);
  }

  @Operation('Shows one edition with all of its versions.')
  @Get(':id')
  one(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<EditionDto> {
    return this.editions.one(actor, id);
  }

  @Operation('Shows the quota accounts of an edition with every place.')
  @Get(':id/quota')
  quota(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<QuotaLedgerDto> {
    return this.quotas.ledger(actor, id);
  }

  @Operation('Lists what moved the places of one quota account.')
  @Get(':id/quota/:org')
  movements(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('org') org: string,
  ): Promise<QuotaMovementDto[]> {
    return this.quotas.movements(actor, id, org);
  }

  @Roles('authority-lead')
  @Operation('Closes an edition to new applications; what runs is finished.')
  @Post(':id/close')
  @HttpCode(204)
  close(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Body(new SchemaPipe(EditionProposeBody)) body: EditionProposeBodyDto,
  ): Promise<void> {
    return this.flow.close(actor, id, body);
  }

  @Roles('authority-clerk')
  @Operation('Begins the next version of an open edition, as a draft.')
  @Post(':id/versions')
  nextVersion(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<{ id: string; version: number }> {
    return this.editions.nextVersion(actor, id);
  }

  @Operation('Gives the text of one version.')
  @Get(':id/versions/:version')
  text(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<EditionTextDto> {
    return this.editions.text(actor, id, version);
  }

  @Roles('authority-clerk')
  @Operation('Saves the text of a draft version; refused where another saved meanwhile.')
  @Put(':id/versions/:version')
  save(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionSaveBody)) body: EditionSaveBodyDto,
  ): Promise<{ revision: number }> {
    return this.editions.save(actor, id, version, body);
  }

  @Roles('authority-clerk')
  @Operation('Throws a draft version away.')
  @Delete(':id/versions/:version')
  @HttpCode(204)
  discard(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<void> {
    return this.editions.discard(actor, id, version);
  }

  @Roles('authority-clerk')
  @Operation('Changes single places of a draft version.')
  @Post(':id/versions/:version/patches')
  @HttpCode(200)
  patch(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionPatchBody)) body: EditionPatchBodyDto,
  ): Promise<{ revision: number }> {
    return this.editions.patch(actor, id, version, body);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Checks a version and lists its errors and warnings with their places.')
  @Post(':id/versions/:version/check')
  @HttpCode(200)
  check(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionCheckBody)) body: EditionCheckBodyDto,
  ): Promise<EditionCheckDto> {
    return this.editions.check(actor, id, version, body);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Says which running cases would move to a version and which would not.')
  @Get(':id/versions/:version/dry-run')
  dryRun(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<MigrationDryRunDto> {
    return this.migrations.dryRun(actor, id, version);
  }

  @Roles('authority-lead')
  @Operation('Moves running cases to a version by a recorded order.')
  @Post(':id/versions/:version/migrate')
  migrate(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionProposeBody)) body: EditionProposeBodyDto,
  ): Promise<{ orderId: string; requested: number; blocked: number }> {
    return this.migrations.migrate(actor, id, version, body);
  }

  @Roles('authority-clerk')
  @Operation('Proposes a draft version to be opened by another person.')
  @Post(':id/versions/:version/propose')
  @HttpCode(204)
  propose(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionProposeBody)) body: EditionProposeBodyDto,
  ): Promise<void> {
    return this.flow.propose(actor, id, version, body);
  }

  @Roles('authority-lead')
  @Operation('Sends a proposed version back with a reason.')
  @Post(':id/versions/:version/send-back')
  @HttpCode(204)
  sendBack(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionReasonBody)) { reason }: { reason: string },
  ): Promise<void> {
    return this.flow.sendBack(actor, id, version, reason);
  }

  @Roles('authority-lead')
  @Operation('Opens a proposed version; another person than who proposed it.')
  @Post(':id/versions/:version/approve')
  @HttpCode(204)
  approve(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<void> {
    return this.flow.approve(actor, id, version);
  }

  @Operation('Draws the stages of one version.', { answers: ['svg'] })
  @Get(':id/versions/:version/graph.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  svg(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.graphs.svg(actor, id, version, languageOf(request));
  }

  @Operation('Lists the stages of one version with states and actions.')
  @Get(':id/versions/:version/stages')
  stages(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<EditionStageDto[]> {
    return this.graphs.stages(actor, id, version);
  }

  @Operation('Gives a part of a version as a file.', { answers: ['bytes'] })
  @Get(':id/versions/:version/files/:part')
  async file(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Param('part') part: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, content } = await this.graphs.file(actor, id, version, part);
    void reply.headers(fileHeaders(name));
    return content;
  }
}
