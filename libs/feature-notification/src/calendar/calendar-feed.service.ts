import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { demoMarks } from '@linxuan/contracts';
import { TASK_WORDS } from '@linxuan/domain';
import { CalendarFeedRepository, UnitOfWork, type CalendarItem } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { langOf } from '../lang';
import { personalScope } from '../preferences/preference.service';
import { calendarText, type CalendarEvent } from './ical';

/** A defence slot in the diary; the documents state no length. */
const SESSION_MINUTES = 60;
const DEFENCE = { zh: '答辩', en: 'Oral defence' };
const NAME = { zh: '遴选待办', en: 'Linxuan' };

type Dated = Omit<CalendarItem, 'locale'>;

/**
 * One's own dates as a calendar to subscribe to. Whoever has the address reads it, so only its digest is kept and it
 * can be ended at any time.
 */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'publicUrl' | 'mode'>,
  ) {}

  /** A new address; the former one answers 404 from now on. */
  async open(actor: SessionActor): Promise<{ url: string }> {
    const scope = personalScope(actor);
    const token = randomBytes(24).toString('base64url');
    await this.work.run(scope, (tx) =>
      new CalendarFeedRepository(tx).open(scope.userId, digest(token), this.clock.iso()),
    );
    return { url: `${this.config.publicUrl}/api/calendar/${token}.ics` };
  }

  async end(actor: SessionActor): Promise<void> {
    const scope = personalScope(actor);
    await this.work.run(scope, (tx) => new CalendarFeedRepository(tx).end(scope.userId));
  }

  /** The calendar behind a token; unknown and ended ones are not there. */
  async text(token: string): Promise<string> {
    const now = this.clock.iso();
    const items = await this.work.system((tx) => new CalendarFeedRepository(tx).items(digest(token), now));
    if (!items) throw new DomainError('subject.notFound');
    const lang = langOf(items[0]?.locale ?? 'zh-CN');
    return this.calendar(NAME[lang], items, lang, now);
  }

  /** The defence of a case as a file, for whoever sees its panel. */
  async session(actor: SessionActor, caseId: string): Promise<string> {
    const now = this.clock.iso();
    const item = await this.work.run(actor.scope, (tx) => new CalendarFeedRepository(tx).defence(caseId, now));
    if (!item) throw new DomainError('subject.notFound');
    const lang = langOf(actor.locale);
    return this.calendar(DEFENCE[lang], [item], lang, now);
  }

  private calendar(name: string, items: readonly Dated[], lang: 'zh' | 'en', now: string): string {
    const marks = demoMarks(this.config.mode);
    const notice = marks.notice(lang);
    const events = items.map((item) => {
      const event = this.event(item, lang);
      const description = [event.description, notice].filter(Boolean).join('\n');
      return { ...event, summary: marks.title(event.summary), description };
    });
    return calendarText(
      { name: marks.title(name), organizer: this.organizer(lang), zone: 'Asia/Shanghai' },
      events,
      now,
    );
  }

  /** Who sends the calendar: the address of this installation, since entries come from many bodies. */
  private organizer(lang: 'zh' | 'en'): { name: string; address: string } {
    return { name: NAME[lang], address: `${this.config.publicUrl}/tasks` };
  }

  private event(
    { uid, what, number, title, at, place, orgZh, orgEn, changedAt }: Dated,
    lang: 'zh' | 'en',
  ): CalendarEvent {
    const isSession = what === 'defence';
    const kind = isSession ? DEFENCE[lang] : (TASK_WORDS[what]?.[lang] ?? what);
    return {
      uid,
      at,
      changedAt,
      minutes: isSession ? SESSION_MINUTES : null,
      summary: [kind, number].filter(Boolean).join(lang === 'zh' ? '：' : ': '),
      description: [title, lang === 'zh' ? orgZh : orgEn].filter(Boolean).join('\n'),
      location: place,
      url: `${this.config.publicUrl}/tasks`,
    };
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
