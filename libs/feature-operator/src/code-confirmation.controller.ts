import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CodeConfirmationQuery,
  CodeDecisionBody,
  CodeRequestQuery,
  type CodeConfirmationDto,
  type CodeConfirmationQueryDto,
  type CodeDecisionBodyDto,
  type CodeRequestQueryDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
import { CodeConfirmationService } from './code-confirmation.service';

/** Credit codes that exist although their check digit fails: asked for with the licence, decided by an operator. */
@ApiTags('operator')
@Roles('operator', 'enterprise-clerk')
@Controller('code-confirmations')
export class CodeConfirmationController {
  constructor(private readonly codes: CodeConfirmationService) {}

  /** All of them for an operator, their own for an enterprise. */
  @Operation(
    'Lists credit codes that were asked to be confirmed: all for an operator, their own for an ' + 'enterprise.',
  )
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(CodeConfirmationQuery, 'query')) query: CodeConfirmationQueryDto,
  ): Promise<{ data: CodeConfirmationDto[]; total: number }> {
    return this.codes.page(actor, query);
  }

  /** The bytes of the licence as `application/octet-stream`; the code and the file's name stand in the query. */
  @Operation('Asks for a credit code to be confirmed: the bytes of the licence are the body.', { takes: ['bytes'] })
  @Post()
  request(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(CodeRequestQuery, 'query')) query: CodeRequestQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    return this.codes.request(actor, query, request.raw);
  }

  @Operation('Reads the licence of a request; `inline=1` lets a browser show it.', { answers: ['pdf', 'jpg', 'png'] })
  @Get(':id/licence')
  async licence(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { headers, content } = await this.codes.licence(actor, id, inline === '1');
    void reply.headers(headers);
    return new StreamableFile(content);
  }

  @Roles('operator')
  @Operation('Confirms a credit code by its licence.')
  @Post(':id/confirm')
  @HttpCode(204)
  confirm(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(CodeDecisionBody)) { reason }: CodeDecisionBodyDto,
  ): Promise<void> {
    return this.codes.decide(actor, id, 'confirmed', reason);
  }

  @Roles('operator')
  @Operation('Refuses to confirm a credit code.')
  @Post(':id/refuse')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(CodeDecisionBody)) { reason }: CodeDecisionBodyDto,
  ): Promise<void> {
    return this.codes.decide(actor, id, 'refused', reason);
  }

  /** Takes back a confirmation: the code is checked by its digit again from now on. */
  @Roles('operator')
  @Operation('Takes a confirmation back; the code is checked by its digit again.')
  @Post(':id/withdraw')
  @HttpCode(204)
  withdraw(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(CodeDecisionBody)) { reason }: CodeDecisionBodyDto,
  ): Promise<void> {
    return this.codes.decide(actor, id, 'withdrawn', reason);
  }
}
