import { Controller, Get, Headers, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DepartmentLoadDto, NominationWorkspaceDto, ReturnDateDto, ReviewerLoadDto } from '@linxuan/contracts';
import { CurrentActor, languageOf, Roles, type SessionActor } from '@linxuan/platform';
import { DeskService } from './desk.service';
import { idOf, idsOf } from './ids';
import { WorkspaceService } from './workspace.service';

@ApiTags('nomination')
@Controller()
export class NominationController {
  constructor(
    @Inject(WorkspaceService) private readonly workspaces: WorkspaceService,
    @Inject(DeskService) private readonly desks: DeskService,
  ) {}

  @Roles('nominator-clerk', 'nominator-lead', 'group-clerk')
  @Get('nomination')
  workspace(@CurrentActor() actor: SessionActor, @Query('stage') stage: string | undefined, @Query('editionId') editionId: string | undefined, @Headers() headers: Record<string, string>): Promise<NominationWorkspaceDto> {
    return this.workspaces.read(actor, { stage, editionId, language: languageOf({ headers }) });
  }

  @Roles('nominator-clerk', 'nominator-lead')
  @Get('desk/departments')
  departments(@CurrentActor() actor: SessionActor, @Query('case') cases: string | string[] | undefined): Promise<DepartmentLoadDto> {
    return this.desks.departments(actor, idsOf(cases));
  }

  @Roles('department-intake', 'department-lead')
  @Get('desk/reviewers')
  reviewers(@CurrentActor() actor: SessionActor): Promise<ReviewerLoadDto> {
    return this.desks.reviewers(actor);
  }

  @Get('desk/return-date')
  returnDate(@CurrentActor() actor: SessionActor, @Query('case') caseId: string | undefined): Promise<ReturnDateDto> {
    return this.desks.returnDate(actor, idOf(caseId ?? ''));
  }
}
