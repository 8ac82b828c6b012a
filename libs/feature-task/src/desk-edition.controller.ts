import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeskQuery, DeskParams, type DeskEditionDto, type DeskParamsDto, type DeskQueryDto } from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { DeskEditionService } from './desk-edition.service';

@ApiTags('desks')
@Controller('desks')
export class DeskEditionController {
  constructor(private readonly desks: DeskEditionService) {}

  /**
   * The editions that a desk serves, the one with the most urgent work first; the named one among them also after it
   * has ended.
   */
  @Operation('Lists the editions that a desk serves, the one with the most urgent work first.')
  @Get(':desk/editions')
  editions(
    @CurrentActor() actor: SessionActor,
    @Param(new SchemaPipe(DeskParams, 'query')) { desk }: DeskParamsDto,
    @Query(new SchemaPipe(DeskQuery, 'query')) { editionId }: DeskQueryDto,
  ): Promise<DeskEditionDto[]> {
    return this.desks.editions(actor, desk, editionId);
  }
}
