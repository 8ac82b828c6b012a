import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LadderStepDto, LineageDto } from '@linxuan/contracts';
import { CurrentActor, Operation, UuidPipe, type SessionActor } from '@linxuan/platform';
import { LineageService } from './lineage.service';

@ApiTags('cases')
@Controller()
export class LadderController {
  constructor(private readonly lineage: LineageService) {}

  @Operation('Lists the cases that a case grew from and those that grew from it.')
  @Get('cases/:id/lineage')
  chain(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<LineageDto[]> {
    return this.lineage.of(actor, id);
  }

  @Operation('Lists the levels that an organisation holds in programmes that build on each other.')
  @Get('organisations/:org/levels')
  levels(@CurrentActor() actor: SessionActor, @Param('org') org: string): Promise<LadderStepDto[]> {
    return this.lineage.levels(actor, org);
  }
}
