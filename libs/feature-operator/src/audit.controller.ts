import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AuditExportQuery,
  AuditQuery,
  type AuditCheckDto,
  type AuditEventDto,
  type AuditExportQueryDto,
  type AuditQueryDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  Roles,
  SchemaPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditService } from './audit.service';

/** Nobody but the auditor: for all others the record does not exist. */
@ApiTags('audit')
@Roles('auditor')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Operation('Lists the audit record, a page at a time, newest first.')
  @Get('events')
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(AuditQuery, 'query')) query: AuditQueryDto,
  ): Promise<{ data: AuditEventDto[]; total: number }> {
    return this.audit.page(actor, query);
  }

  @Operation('Exports the audit record as a table.', { answers: ['xlsx', 'csv'] })
  @Get('export')
  async export(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(AuditExportQuery, 'query')) query: AuditExportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.audit.export(actor, query, languageOf(request));
    await reply.headers(fileHeaders(name)).send(content);
  }

  @Operation('Checks the chain of the audit record from its beginning.')
  @Post('check')
  @HttpCode(200)
  check(@CurrentActor() actor: SessionActor): Promise<AuditCheckDto> {
    return this.audit.check(actor);
  }
}
