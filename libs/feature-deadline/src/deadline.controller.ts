import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CalendarYearBody,
  OwnDateBody,
  type CalendarYearBodyDto,
  type OwedDateDto,
  type OwnDateBodyDto,
  type OwnDateDto,
  type WorkingCalendarDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, Roles, SchemaPipe, UuidPipe, type SessionActor } from '@linxuan/platform';
import { CalendarService } from './calendar.service';
import { DeadlineService } from './deadline.service';
import { OwnDateService } from './own-date.service';

@ApiTags('deadlines')
@Controller()
export class DeadlineController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly ownDates: OwnDateService,
    private readonly deadlines: DeadlineService,
  ) {}

  @Operation('Lists the dates that a case owes.')
  @Get('cases/:id/deadlines')
  ofCase(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<OwedDateDto[]> {
    return this.deadlines.ofCase(actor, id);
  }

  @Operation('Gives the calendar of working days by year.')
  @Get('working-calendar')
  read(@CurrentActor() actor: SessionActor): Promise<WorkingCalendarDto> {
    return this.calendar.read(actor);
  }

  /** Takes in a year as the State Council's notice announces it; the same content twice changes nothing. */
  @Roles('operator', 'authority-lead')
  @Operation("Takes in a year as the State Council's notice announces it; the same content twice changes nothing.")
  @Post('working-calendar/years')
  import(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(CalendarYearBody)) body: CalendarYearBodyDto,
  ): Promise<{ year: number; version: number; changed: boolean }> {
    return this.calendar.import(actor, body);
  }

  @Roles('nominator-clerk', 'nominator-lead')
  @Operation("Lists the nominator's own earlier dates beside the national ones.")
  @Get('own-dates')
  list(@CurrentActor() actor: SessionActor): Promise<OwnDateDto[]> {
    return this.ownDates.list(actor);
  }

  @Roles('nominator-lead')
  @Operation('Sets an own date within the national one.')
  @Post('own-dates')
  @HttpCode(201)
  set(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(OwnDateBody)) body: OwnDateBodyDto,
  ): Promise<{ id: string }> {
    return this.ownDates.set(actor, body);
  }
}
