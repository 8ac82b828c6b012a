import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DecisionRoomDto } from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  Roles,
  TABLE_RENDERER,
  UuidPipe,
  type SessionActor,
  type TableRenderer,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decisionTable } from './decision-table';
import { DecisionRoomService } from './decision-room.service';

@ApiTags('ministry')
@Controller('decision-rooms')
export class DecisionRoomController {
  constructor(
    private readonly rooms: DecisionRoomService,
    @Inject(TABLE_RENDERER) private readonly tables: TableRenderer,
  ) {}

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead', 'group-clerk')
  @Operation('Shows each case of an own list or batch with scores, opinions, conditions, objections and its place.')
  @Get(':dossierId')
  view(@CurrentActor() actor: SessionActor, @Param('dossierId', UuidPipe) dossierId: string): Promise<DecisionRoomDto> {
    return this.rooms.view(actor, dossierId);
  }

  @Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead', 'group-clerk')
  @Operation('Exports what lies before whoever decides on a list or batch as a table.', { answers: ['xlsx'] })
  @Get(':dossierId/table')
  async table(
    @CurrentActor() actor: SessionActor,
    @Param('dossierId', UuidPipe) dossierId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const table = decisionTable(await this.rooms.view(actor, dossierId), languageOf(request));
    await reply.headers(fileHeaders(`${table.title}.xlsx`)).send(await this.tables.render(table, 'xlsx'));
  }
}
