import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClockBody } from '@linxuan/contracts';
import { UnitOfWork } from '@linxuan/persistence';
import {
  APP_CONFIG,
  Clock,
  DomainError,
  Operation,
  PublicRoute,
  Roles,
  SchemaPipe,
  type AppConfig,
} from '@linxuan/platform';
import { askForReminders, setClock } from './follow-clock';

@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The server's time, which is the one that counts. */
  @PublicRoute()
  @Operation("Tells the server's time, which is the one that counts.")
  @Get()
  now(): { now: string } {
    return { now: this.clock.iso() };
  }

  /** Moves a demo's clock; in production the route does not exist. */
  @Roles('operator')
  @Operation('Moves the clock of a demonstration; in production there is no such operation.')
  @Post()
  @HttpCode(204)
  async set(@Body(new SchemaPipe(ClockBody)) body: { now: string }): Promise<void> {
    if (this.config.mode !== 'demo') throw new DomainError('subject.notFound');
    await setClock(this.work, new Date(body.now));
    await askForReminders(this.work);
  }
}
