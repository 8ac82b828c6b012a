import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, DomainError, IdFilePipe, Operation, PublicRoute, type SessionActor } from '@linxuan/platform';
import { CalendarFeedService } from './calendar-feed.service';

/** The token of a feed, as its address has it. */
const FEED = /^([\w-]{32})\.ics$/;
const TYPE = 'text/calendar; charset=utf-8';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /** A calendar program brings no session: the token is the key. */
  @PublicRoute()
  @Operation('Gives the dates of a person as a calendar; the token in its name is the key.', { answers: ['ics'] })
  @Get(':file')
  @Header('content-type', TYPE)
  @Header('cache-control', 'private, no-store')
  feed(@Param('file') file: string): Promise<string> {
    const token = FEED.exec(file)?.[1];
    if (!token) throw new DomainError('subject.notFound');
    return this.feeds.text(token);
  }

  @Operation('Gives one defence session as a calendar entry.', { answers: ['ics'] })
  @Get('sessions/:file')
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="defence.ics"')
  session(
    @CurrentActor() actor: SessionActor,
    @Param('file', new IdFilePipe(['ics'])) { id }: { id: string },
  ): Promise<string> {
    return this.feeds.session(actor, id);
  }
}
