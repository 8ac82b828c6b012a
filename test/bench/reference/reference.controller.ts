import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post, Query, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { ApplicationsService } from './applications.service';
import { QueuedTask } from './entities';
import { SessionGuard, type SignedIn } from './session.guard';

@UseGuards(SessionGuard)
@Controller()
export class ReferenceController {
  constructor(
    private readonly applications: ApplicationsService,
    @InjectRepository(QueuedTask) private readonly tasks: Repository<QueuedTask>,
  ) {}

  /** A page of the session's queue with the exact total. */
  @Get('tasks')
  async page(
    @Req() { session }: SignedIn,
    @Query('page', ParseIntPipe) page: number,
    @Query('perPage', ParseIntPipe) perPage: number,
  ): Promise<{ data: QueuedTask[]; total: number }> {
    const [data, total] = await this.tasks.findAndCount({
      where: { queue: session.queue, doneAt: IsNull() },
      order: { dueAt: 'ASC', id: 'ASC' },
      take: perPage,
      skip: (page - 1) * perPage,
    });
    return { data, total };
  }

  @Post('applications/:id/decide')
  async decide(
    @Req() { session }: SignedIn,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, state }: { version: number; state: string },
  ): Promise<{ version: number }> {
    const decided = await this.applications.decide(session, id, version, state);
    return { version: decided.version };
  }
}
