import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { WorksheetBody, type WorksheetDto } from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { WorksheetService } from './worksheet.service';

@ApiTags('worksheets')
@Controller('worksheets/:subjectType/:subjectId/:stage')
export class WorksheetController {
  constructor(private readonly worksheets: WorksheetService) {}

  @Operation('Reads the unsent worksheet of a stage.')
  @Get()
  read(
    @CurrentActor() actor: SessionActor,
    @Param('subjectType') type: string,
    @Param('subjectId', UuidPipe) id: string,
    @Param('stage') stage: string,
  ): Promise<WorksheetDto> {
    return this.worksheets.read(actor, type, id, stage);
  }

  @Operation('Saves the unsent worksheet of a stage; refused where another saved meanwhile.')
  @Put()
  write(
    @CurrentActor() actor: SessionActor,
    @Param('subjectType') type: string,
    @Param('subjectId', UuidPipe) id: string,
    @Param('stage') stage: string,
    @Body(new SchemaPipe(WorksheetBody))
    { content, baseVersion }: { content: Record<string, unknown>; baseVersion: number },
  ): Promise<WorksheetDto> {
    return this.worksheets.write(actor, type, id, stage, content, baseVersion);
  }
}
