import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type {
  DepartmentLoadDto,
  InboxOpinionDto,
  NominationWorkspaceDto,
  ReturnDateDto,
  ReviewerLoadDto,
} from '@linxuan/contracts';
import {
  CurrentActor,
  languageOf,
  Operation,
  QueryTextPipe,
  Roles,
  UuidPipe,
  UuidsPipe,
  type SessionActor,
} from '@linxuan/platform';
import { ReviewOptionsService } from './review-options.service';
import { OpinionInboxService } from './opinion-inbox.service';
import { WorkspaceService } from './workspace.service';

@ApiTags('nomination')
@Controller()
export class NominationController {
  constructor(
    private readonly workspaces: WorkspaceService,
    private readonly options: ReviewOptionsService,
    private readonly opinions: OpinionInboxService,
  ) {}

  @Roles('nominator-clerk', 'nominator-lead', 'group-clerk')
  @Operation('Shows the nomination: cases in their order, quota accounts and the dossier at work.')
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
  @Operation('Says how many open opinions each department has, for those cases or all.')
  @Get('desk/departments')
  departments(
    @CurrentActor() actor: SessionActor,
    @Query('case', UuidsPipe) cases: string[],
  ): Promise<DepartmentLoadDto> {
    return this.options.departments(actor, cases);
  }

  @Roles('department-intake', 'department-lead')
  @Operation('Says how many open opinions each reviewer of the department has.')
  @Get('desk/reviewers')
  reviewers(@CurrentActor() actor: SessionActor): Promise<ReviewerLoadDto> {
    return this.options.reviewers(actor);
  }

  @Roles('department-intake', 'department-reviewer', 'department-lead')
  @Operation('Lists opinions that the department is asked for.')
  @Get('desk/opinions')
  asked(
    @CurrentActor() actor: SessionActor,
    @Query('state', QueryTextPipe) state: string | undefined,
  ): Promise<{ data: InboxOpinionDto[]; total: number }> {
    return this.opinions.list(actor, state);
  }

  @Operation('Says until when a case that is returned now would have to come back.')
  @Get('desk/return-date')
  returnDate(@CurrentActor() actor: SessionActor, @Query('case', UuidPipe) caseId: string): Promise<ReturnDateDto> {
    return this.options.returnDate(actor, caseId);
  }
}
