import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DryRunBody,
  type DryRunBodyDto,
  type HomeDto,
  type IdentityWorkDto,
  type SubjectCheckDto,
} from '@linxuan/contracts';
import { CurrentActor, languageOf, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { DryRunService } from './dry-run.service';
import { HomeService } from './home.service';
import { IdentityWorkService } from './identity-work.service';

@ApiTags('tasks')
@Controller()
export class HomeController {
  constructor(
    private readonly home: HomeService,
    private readonly identities: IdentityWorkService,
    private readonly dryRuns: DryRunService,
  ) {}

  @Operation("Shows the first page: tasks, dates and notices of the person's role.")
  @Get('home')
  view(@CurrentActor() actor: SessionActor): Promise<HomeDto> {
    return this.home.view(actor);
  }

  /** What waits for the person under each identity, the one at hand among them. */
  @Operation('Says how much work waits for the person under each of their identities.')
  @Get('home/identities')
  identityWork(@CurrentActor() actor: SessionActor): Promise<IdentityWorkDto[]> {
    return this.identities.of(actor);
  }

  @Operation('Says for a list of subjects what an act would do or why it would be refused; nothing changes.')
  @Post('actions/dry-run')
  @HttpCode(200)
  dryRun(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(DryRunBody)) body: DryRunBodyDto,
    @Req() request: FastifyRequest,
  ): Promise<SubjectCheckDto[]> {
    return this.dryRuns.check(actor, body, languageOf(request));
  }
}
