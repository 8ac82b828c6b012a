import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  TaskExportQuery,
  TaskQuery,
  type TaskCountsDto,
  type TaskDto,
  type TaskExportQueryDto,
  type TaskQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, fileHeaders, languageOf, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TaskExportService } from './task-export.service';
import { TaskListService } from './task-list.service';

@ApiTags('tasks')
@Controller('tasks')
export class TaskController {
  constructor(
    private readonly tasks: TaskListService,
    private readonly exports: TaskExportService,
  ) {}

  @Operation('Lists open tasks of the person, a page at a time.')
  @Get()
  list(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(TaskQuery, 'query')) query: TaskQueryDto,
  ): Promise<{ data: TaskDto[]; total: number }> {
    return this.tasks.page(actor, query);
  }

  @Operation('Counts open tasks of the person per kind, and those that are late.')
  @Get('counts')
  counts(@CurrentActor() actor: SessionActor): Promise<TaskCountsDto> {
    return this.tasks.counts(actor);
  }

  @Operation('Exports the list of tasks as a table.', { answers: ['xlsx', 'csv'] })
  @Get('export')
  async export(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(TaskExportQuery, 'query')) query: TaskExportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.exports.file(actor, query, languageOf(request));
    await reply.headers(fileHeaders(name)).send(content);
  }
}
