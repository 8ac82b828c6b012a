import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, fileHeaders, IdFilePipe, Operation, Roles, type SessionActor } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { OFFICERS } from './workspace';
import { PublicationPaperService, type CatalogueFormat } from './publication-paper.service';

const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const satisfies readonly CatalogueFormat[];

@ApiTags('documents')
@Controller('documents')
export class PublicationPaperController {
  constructor(private readonly papers: PublicationPaperService) {}

  @Roles(...OFFICERS)
  @Operation('Draws the public notice as a paper.', { answers: ['docx'] })
  @Get('notices/:file')
  async notice(
    @CurrentActor() actor: SessionActor,
    @Param('file', new IdFilePipe(['docx'])) { id }: { id: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.papers.notice(actor, id);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }

  @Roles(...OFFICERS)
  @Operation('Draws the catalogue that a dossier holds as a file of the kind that its name ends in.', {
    answers: ['docx', 'xlsx', 'csv', 'json'],
  })
  @Get('catalogues/:file')
  async catalogue(
    @CurrentActor() actor: SessionActor,
    @Param('file', new IdFilePipe(FORMATS)) { id, format }: { id: string; format: CatalogueFormat },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.papers.catalogue(actor, id, format);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }
}
