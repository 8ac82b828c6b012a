import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  WorkspaceEditionQuery,
  WorkspaceParams,
  type WorkspaceEditionDto,
  type WorkspaceParamsDto,
  type WorkspaceEditionQueryDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { WorkspaceEditionService } from './workspace-edition.service';

@ApiTags('workspaces')
@Controller('desks')
export class WorkspaceEditionController {
  constructor(private readonly workspaces: WorkspaceEditionService) {}

  /**
   * The editions that a workspace serves, the one with the most urgent work first; the named one among them also after
   * it has ended.
   */
  @Operation('Lists the editions that a workspace serves, the one with the most urgent work first.')
  @Get(':desk/editions')
  editions(
    @CurrentActor() actor: SessionActor,
    @Param(new SchemaPipe(WorkspaceParams, 'query')) { desk }: WorkspaceParamsDto,
    @Query(new SchemaPipe(WorkspaceEditionQuery, 'query')) { editionId }: WorkspaceEditionQueryDto,
  ): Promise<WorkspaceEditionDto[]> {
    return this.workspaces.editions(actor, desk, editionId);
  }
}
