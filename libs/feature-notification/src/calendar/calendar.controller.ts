import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, DomainError, PublicRoute, type SessionActor } from '@linxuan/platform';
import { CalendarFeedService } from './calendar-feed.service';

const TYPE = 'text/calendar; charset=utf-8';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /** A calendar program brings no session: the token is the key. */
  @PublicRoute()
  @Get(':file')
  @Header('content-type', TYPE)
  @Header('cache-control', 'private, no-store')
  feed(@Param('file') file: string): Promise<string> {
    return this.feeds.text(nameOf(file, /^([\w-]{32})\.ics$/));
  }

  @Get('sessions/:file')
  @Header('content-type', TYPE)
  @Header('content-disposition', 'attachment; filename="defence.ics"')
  session(@CurrentActor() actor: SessionActor, @Param('file') file: string): Promise<string> {
    return this.feeds.session(actor, nameOf(file, /^([0-9a-f-]{36})\.ics$/));
  }
}

function nameOf(file: string, pattern: RegExp): string {
  const name = pattern.exec(file)?.[1];
  if (!name) throw new DomainError('subject.notFound');
  return name;
}
