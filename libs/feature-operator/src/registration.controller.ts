import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  RegistrationCheckBody,
  RegistrationQuery,
  RegistrationRefusalBody,
  type RegistrationCheckBodyDto,
  type RegistrationDto,
  type RegistrationQueryDto,
  type RegistrationRefusalBodyDto,
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
import { RegistrationService } from './registration.service';

/** Enterprises that registered on the public site: checked by one person, confirmed by another. */
@ApiTags('operator')
@Roles('operator', 'nominator-clerk', 'nominator-lead')
@Controller('registrations')
export class RegistrationController {
  constructor(private readonly registrations: RegistrationService) {}

  @Operation('Lists registrations: all for an operator, those of its place for a nominator; what waits comes first.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(RegistrationQuery, 'query')) query: RegistrationQueryDto,
  ): Promise<{ data: RegistrationDto[]; total: number }> {
    return this.registrations.page(actor, query);
  }

  @Operation('Reads a registration.')
  @Get(':id')
  one(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<RegistrationDto> {
    return this.registrations.one(actor, id);
  }

  @Operation('Reads the licence of a registration; `inline=1` lets a browser show it.', {
    answers: ['pdf', 'jpg', 'png'],
  })
  @Get(':id/licence')
  async licence(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { headers, content } = await this.registrations.licence(actor, id, inline === '1');
    void reply.headers(headers);
    return new StreamableFile(content);
  }

  @Operation('Records that the licence was looked at and is right: the first of two people.')
  @Post(':id/check')
  @HttpCode(204)
  check(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(RegistrationCheckBody)) { renames }: RegistrationCheckBodyDto,
  ): Promise<void> {
    return this.registrations.decide(actor, id, 'checked', { renames });
  }

  @Operation('Confirms a registration that another person checked: the organisation and its clerk are on record.')
  @Post(':id/confirm')
  @HttpCode(204)
  confirm(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.registrations.decide(actor, id, 'confirmed');
  }

  @Operation('Refuses a registration, with the reason that its writer reads.')
  @Post(':id/refuse')
  @HttpCode(204)
  refuse(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Body(new SchemaPipe(RegistrationRefusalBody)) { reason }: RegistrationRefusalBodyDto,
  ): Promise<void> {
    return this.registrations.decide(actor, id, 'refused', { reason });
  }
}
