import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  DomainError,
  fileHeaders,
  languageOf,
  QueryTextPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { CaseDocumentService } from './case-document.service';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@ApiTags('documents')
@Controller('cases/:id/documents')
export class CaseDocumentController {
  constructor(private readonly documents: CaseDocumentService) {}

  @Get(':name')
  async draw(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Param('name') name: string,
    @Query('kind', QueryTextPipe) kind: string | undefined,
    @Headers() headers: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!UUID.test(id)) throw new DomainError('subject.notFound');
    const { fileName, bytes } = await this.documents.draw(actor, id, name, { kind, language: languageOf({ headers }) });
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }
}
