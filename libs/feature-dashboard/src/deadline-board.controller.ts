import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BoardExportQuery,
  ReminderBody,
  StatisticsExportQuery,
  StatisticsQuery,
  type BoardExportQueryDto,
  type DeadlineBoard,
  type ReminderResult,
  type ReminderRow,
  type StatisticsExportQueryDto,
  type StatisticsQueryDto,
  type StatisticsView,
} from '@linxuan/contracts';
import {
  CurrentActor,
  fileHeaders,
  languageOf,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BoardExportService } from './board-export.service';
import { DeadlineBoardService } from './deadline-board.service';
import { ReminderService } from './reminder.service';
import { StatisticsService } from './statistics.service';

/** For those who answer for others' work: the authority over all, a nominator over its own. */
@ApiTags('dashboard')
@Roles('authority-clerk', 'authority-lead', 'nominator-clerk', 'nominator-lead')
@Controller('dashboard')
export class DeadlineBoardController {
  constructor(
    private readonly boards: DeadlineBoardService,
    private readonly figures: StatisticsService,
    private readonly exports: BoardExportService,
    private readonly reminders: ReminderService,
  ) {}

  @Operation('Shows what is owed by whom and when, late work first.')
  @Get('deadlines')
  board(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<DeadlineBoard> {
    return this.boards.board(actor, editionId);
  }

  @Operation('Exports the board of deadlines as a table.', { answers: ['xlsx', 'csv'] })
  @Get('deadlines/export')
  async boardFile(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(BoardExportQuery, 'query')) query: BoardExportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.exports.board(actor, query.editionId, query.format, languageOf(request));
    await reply.headers(fileHeaders(name)).send(content);
  }

  @Operation('Counts cases and days per group of the chosen kind.')
  @Get('statistics')
  statistics(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(StatisticsQuery, 'query')) query: StatisticsQueryDto,
  ): Promise<StatisticsView> {
    return this.figures.view(actor, query);
  }

  @Operation('Exports the statistics as a table.', { answers: ['xlsx', 'csv'] })
  @Get('statistics/export')
  async statisticsFile(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(StatisticsExportQuery, 'query')) query: StatisticsExportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.exports.statisticsFile(actor, query, languageOf(request));
    await reply.headers(fileHeaders(name)).send(content);
  }

  @Operation('Lists the reminders that were sent by hand.')
  @Get('reminders')
  async history(
    @CurrentActor() actor: SessionActor,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<{ data: ReminderRow[] }> {
    return { data: await this.reminders.history(actor, editionId) };
  }

  @Operation('Reminds organisations of their open work; each at most once in a while.')
  @Post('reminders')
  @HttpCode(200)
  remind(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(ReminderBody)) body: { orgIds: string[]; editionId?: string },
  ): Promise<ReminderResult> {
    return this.reminders.remind(actor, body.orgIds, body.editionId);
  }
}
