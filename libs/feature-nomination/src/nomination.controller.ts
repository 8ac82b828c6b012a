import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  DepartmentLoadDto,
  DeskOpinionDto,
  NominationWorkspaceDto,
  ReturnDateDto,
  ReviewerLoadDto,
} from '@linxuan/contracts';
import { CurrentActor, languageOf, QueryTextPipe, QueryTextsPipe, Roles, type SessionActor } from '@linxuan/platform';
import { DeskService } from './desk.service';
import { DeskOpinionsService } from './desk-opinions.service';
import { idOf, idsOf } from './ids';
import { WorkspaceService } from './workspace.service';

@ApiTags('nomination')
@Controller()
export class NominationController {
  constructor(
    private readonly workspaces: WorkspaceService,
    private readonly desks: DeskService,
    private readonly opinions: DeskOpinionsService,
  ) {}

  @Roles('nominator-clerk', 'nominator-lead', 'group-clerk')
  @Get('nomination')
  workspace(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage: string | undefined,
    @Query('editionId', QueryTextPipe) editionId: string | undefined,
    @Headers() headers: Record<string, string>,
  ): Promise<NominationWorkspaceDto> {
    return this.workspaces.read(actor, { stage, editionId, language: languageOf({ headers }) });
  }

  @Roles('nominator-clerk', 'nominator-lead')
  @Get('desk/departments')
  departments(
    @CurrentActor() actor: SessionActor,
    @Query('case', QueryTextsPipe) cases: string[],
  ): Promise<DepartmentLoadDto> {
    return this.desks.departments(actor, idsOf(cases));
  }

  @Roles('department-intake', 'department-lead')
  @Get('desk/reviewers')
  reviewers(@CurrentActor() actor: SessionActor): Promise<ReviewerLoadDto> {
    return this.desks.reviewers(actor);
  }

  @Roles('department-intake', 'department-reviewer', 'department-lead')
  @Get('desk/opinions')
  asked(
    @CurrentActor() actor: SessionActor,
    @Query('state', QueryTextPipe) state: string | undefined,
  ): Promise<{ data: DeskOpinionDto[]; total: number }> {
    return this.opinions.list(actor, state);
  }

  @Get('desk/return-date')
  returnDate(
    @CurrentActor() actor: SessionActor,
    @Query('case', QueryTextPipe) caseId: string | undefined,
  ): Promise<ReturnDateDto> {
    return this.desks.returnDate(actor, idOf(caseId ?? ''));
  }
}
