import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ContactBody,
  PreferenceBody,
  type ContactBodyDto,
  type PreferenceModeDto,
  type PreferencesDto,
} from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { CalendarFeedService } from '../calendar/calendar-feed.service';
import { PreferenceService } from './preference.service';

@ApiTags('preferences')
@Controller('preferences')
export class PreferenceController {
  constructor(
    private readonly preferences: PreferenceService,
    private readonly feeds: CalendarFeedService,
  ) {}

  @Operation('Reads how the person is told of what.')
  @Get()
  read(@CurrentActor() actor: SessionActor): Promise<PreferencesDto> {
    return this.preferences.read(actor);
  }

  @Operation('Sets the addresses that the person is told at.')
  @Put('contact')
  @HttpCode(204)
  setContact(
    @CurrentActor() actor: SessionActor,
    @Body(new SchemaPipe(ContactBody)) body: ContactBodyDto,
  ): Promise<void> {
    return this.preferences.setContact(actor, body);
  }

  @Operation('Chooses how the person is told of one kind of notice.')
  @Put('kinds/:kind')
  @HttpCode(204)
  choose(
    @CurrentActor() actor: SessionActor,
    @Param('kind') kind: string,
    @Body(new SchemaPipe(PreferenceBody)) { mode }: { mode: PreferenceModeDto },
  ): Promise<void> {
    return this.preferences.choose(actor, kind, mode);
  }

  /** A new address for one's calendar; the former one ends. */
  @Operation("Opens a new address for the person's calendar; the former one ends.")
  @Post('feed')
  openFeed(@CurrentActor() actor: SessionActor): Promise<{ url: string }> {
    return this.feeds.open(actor);
  }

  @Operation("Ends the address of the person's calendar.")
  @Delete('feed')
  @HttpCode(204)
  endFeed(@CurrentActor() actor: SessionActor): Promise<void> {
    return this.feeds.end(actor);
  }
}
