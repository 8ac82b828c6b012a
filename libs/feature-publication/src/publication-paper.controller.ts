import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, DomainError, fileHeaders, Roles, type SessionActor } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { idOf, OFFICERS } from './desk';
import { PublicationPaperService, type CatalogueFormat } from './publication-paper.service';

const FILE = /^([0-9a-f-]{36})\.(docx|xlsx|csv|json)$/i;

@ApiTags('documents')
@Controller('documents')
export class PublicationPaperController {
  constructor(private readonly papers: PublicationPaperService) {}

  @Roles(...OFFICERS)
  @Get('notices/:file')
  async notice(
    @CurrentActor() actor: SessionActor,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, format } = fileOf(file);
    if (format !== 'docx') throw new DomainError('subject.notFound');
    const { fileName, bytes } = await this.papers.notice(actor, id);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }

  @Roles(...OFFICERS)
  @Get('catalogues/:file')
  async catalogue(
    @CurrentActor() actor: SessionActor,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, format } = fileOf(file);
    const { fileName, bytes } = await this.papers.catalogue(actor, id, format);
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }
}

function fileOf(file: string): { id: string; format: CatalogueFormat } {
  const [, id = '', format = ''] = FILE.exec(file) ?? [];
  return { id: idOf(id), format: format.toLowerCase() as CatalogueFormat };
}
