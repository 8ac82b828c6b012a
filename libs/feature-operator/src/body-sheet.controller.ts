import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodySheetBody, type BodySheetBodyDto, type BodySheetReportDto } from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { BodySheetService } from './body-sheet.service';

@ApiTags('operator')
@Roles('operator')
@Controller('operator/body-sheet')
export class BodySheetController {
  constructor(private readonly sheets: BodySheetService) {}

  @Operation('Says what a sheet of organisations and people would do, row by row; nothing changes.')
  @Post('report')
  @HttpCode(200)
  report(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(BodySheetBody)) { rows }: BodySheetBodyDto,
  ): Promise<BodySheetReportDto> {
    return this.sheets.report(actor, rows);
  }

  @Operation('Brings a sheet of organisations and people in, all of it or nothing; another person confirms the people.')
  @Post()
  @HttpCode(200)
  import(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(BodySheetBody)) { rows }: BodySheetBodyDto,
  ): Promise<BodySheetReportDto> {
    return this.sheets.import(actor, rows);
  }
}
