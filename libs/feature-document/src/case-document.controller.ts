import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  QueryTextPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { CaseDocumentService } from './case-document.service';

@ApiTags('documents')
@Controller('cases/:id/documents')
export class CaseDocumentController {
  constructor(private readonly documents: CaseDocumentService) {}

  @Operation('Draws a paper of a case by its name.', { answers: ['docx'] })
  @Get(':name')
  async draw(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Param('name') name: string,
    @Query('kind', QueryTextPipe) kind: string | undefined,
    @Headers() headers: Record<string, string>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, bytes } = await this.documents.draw(actor, id, name, { kind, language: languageOf({ headers }) });
    await reply.headers(fileHeaders(fileName)).send(bytes);
  }
}
