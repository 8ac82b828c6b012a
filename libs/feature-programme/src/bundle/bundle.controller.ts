import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  EditionBundleBody,
  EditionCompareBody,
  EditionImportBody,
  EditionTaxonomyBody,
  ProgrammeAnswers,
  type EditionBundleBodyDto,
  type EditionBundleReportDto,
  type EditionCompareBodyDto,
  type EditionComparisonDto,
  type EditionImportBodyDto,
  type EditionImportedDto,
  type EditionTaxonomyBodyDto,
  type EditionTaxonomyReportDto,
  type ProgrammeAnswersDto,
  type ProgrammeProposalDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  Operation,
  Roles,
  SchemaPipe,
  VersionPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { BundleService } from './bundle.service';
import { TaxonomyService } from './taxonomy.service';

/** Editions as files: brought in, taken out and compared. */
@ApiTags('editions')
@Controller('programme-editions')
export class BundleController {
  constructor(
    private readonly bundles: BundleService,
    private readonly taxonomies: TaxonomyService,
  ) {}

  @Roles('authority-clerk')
  @Operation('Takes in an edition with form, taxonomy and organisations, as a draft; all of it or nothing.')
  @Post('import')
  @HttpCode(200)
  import(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(EditionImportBody)) body: EditionImportBodyDto,
  ): Promise<EditionImportedDto> {
    return this.bundles.import(actor, body);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Says what an import of a bundle would do and what is wrong in it; stores nothing.')
  @Post('import/report')
  @HttpCode(200)
  report(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(EditionBundleBody)) { text }: EditionBundleBodyDto,
  ): Promise<EditionBundleReportDto> {
    return this.bundles.report(actor, text);
  }

  @Roles('authority-clerk')
  @Operation(
    'Writes the bundle that follows from the answers to a few questions, and says what is wrong in it; stores nothing.',
  )
  @Post('import/proposal')
  @HttpCode(200)
  propose(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(ProgrammeAnswers)) answers: ProgrammeAnswersDto,
  ): Promise<ProgrammeProposalDto> {
    return this.bundles.propose(actor, answers);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation('Says in words what differs between two versions or files.')
  @Post('compare')
  @HttpCode(200)
  compare(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(EditionCompareBody)) body: EditionCompareBodyDto,
  ): Promise<EditionComparisonDto> {
    return this.bundles.compare(actor, body);
  }

  @Roles('authority-clerk')
  @Operation('Gives a small edition to begin with, as a file that can be imported.', { answers: ['bytes'] })
  @Get('import/template')
  async template(
    @CurrentActor() actor: SessionActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, content } = await this.bundles.template(actor);
    void reply.headers(fileHeaders(name));
    return content;
  }

  @Operation('Gives a version with everything that it names as one file.', { answers: ['bytes'] })
  @Get(':id/versions/:version/bundle')
  async bundle(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, content } = await this.bundles.export(actor, id, version);
    void reply.headers(fileHeaders(name));
    return content;
  }

  @Operation('Gives the taxonomy of a version as YAML.', { answers: ['bytes'] })
  @Get(':id/versions/:version/taxonomy')
  async taxonomy(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { name, content } = await this.taxonomies.file(actor, id, version);
    void reply.headers(fileHeaders(name));
    return content;
  }

  @Roles('authority-clerk')
  @Operation('Says what another taxonomy would change in a draft; stores nothing.')
  @Post(':id/versions/:version/taxonomy/report')
  @HttpCode(200)
  taxonomyReport(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionBundleBody)) { text }: EditionBundleBodyDto,
  ): Promise<EditionTaxonomyReportDto> {
    return this.taxonomies.report(actor, id, version, text);
  }

  @Roles('authority-clerk')
  @Operation('Puts another taxonomy into a draft; refused where another saved meanwhile.')
  @Put(':id/versions/:version/taxonomy')
  putTaxonomy(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('version', VersionPipe) version: number,
    @Body(new SchemaPipe(EditionTaxonomyBody)) body: EditionTaxonomyBodyDto,
  ): Promise<{ revision: number }> {
    return this.taxonomies.put(actor, id, version, body);
  }
}
