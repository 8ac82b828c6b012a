import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { demoMarks } from '@linxuan/contracts';
import { TASK_WORDS } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, DomainError, type AppConfig, type SessionActor } from '@linxuan/platform';
import { langOf } from '../lang';
import { personalScope } from '../preferences/preference.service';
import { calendarText, type CalendarEvent } from './ical';

/** A defence slot in the diary; the documents state no length. */
const SESSION_MINUTES = 60;
const DEFENCE = { zh: '技术答辩', en: 'Oral defence' };
const NAME = { zh: '遴选待办', en: 'Linxuan' };

interface FeedItem {
  uid: string;
  what: string;
  number: string | null;
  title: string;
  at: Date;
  place: string | null;
  locale: string;
  org_zh: string;
  org_en: string;
}

/** One's own dates as a calendar to subscribe to. Whoever has the address reads it, so only its digest is kept and it can be ended at any time. */
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
      tx.query(
        `INSERT INTO calendar_feed (user_id, token_hash, created_at) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO UPDATE SET token_hash = $2, created_at = $3`,
        [scope.userId, digest(token), this.clock.iso()],
      ),
    );
    return { url: `${this.config.publicUrl}/api/calendar/${token}.ics` };
  }

  async end(actor: SessionActor): Promise<void> {
    const scope = personalScope(actor);
    await this.work.run(scope, (tx) => tx.query(`DELETE FROM calendar_feed WHERE user_id = $1`, [scope.userId]));
  }

  /** The calendar behind a token; unknown and ended ones are not there. */
  async text(token: string): Promise<string> {
    const now = this.clock.iso();
    const items = await this.work.system(async (tx) => {
      const [known]: { yes: boolean }[] = await tx.query(`SELECT calendar_feed_exists($1) AS yes`, [digest(token)]);
      if (!known?.yes) throw new DomainError('subject.notFound');
      return tx.query<FeedItem[]>(`SELECT * FROM calendar_feed_items($1, $2)`, [digest(token), now]);
    });
    const lang = langOf(items[0]?.locale ?? 'zh-CN');
    return this.calendar(NAME[lang], items, lang, now);
  }

  /** The defence of a case as a file, for whoever sees its panel. */
  async session(actor: SessionActor, caseId: string): Promise<string> {
    const now = this.clock.iso();
    const [item] = await this.work.run(actor.scope, (tx) =>
      tx.query<FeedItem[]>(
        `SELECT 'session-' || p.id AS uid, 'defence' AS what, c.number, c.title, p.session_at AS at, p.session_place AS place, o.name_zh AS org_zh, o.name_en AS org_en
         FROM panel p JOIN case_file c ON c.id = p.case_id JOIN organisation o ON o.id = p.lead_org WHERE p.case_id = $1 AND p.session_at IS NOT NULL ORDER BY p.session_at DESC LIMIT 1`,
        [caseId],
      ),
    );
    if (!item) throw new DomainError('subject.notFound');
    const lang = langOf(actor.locale);
    return this.calendar(DEFENCE[lang], [item], lang, now);
  }

  private calendar(name: string, items: readonly FeedItem[], lang: 'zh' | 'en', now: string): string {
    const marks = demoMarks(this.config.mode);
    const notice = marks.notice(lang);
    const events = items.map((item) => {
      const event = this.event(item, lang);
      const description = [event.description, notice].filter(Boolean).join('\n');
      return { ...event, summary: marks.title(event.summary), description };
    });
    return calendarText(marks.title(name), events, now);
  }

  private event({ uid, what, number, title, at, place, org_zh, org_en }: FeedItem, lang: 'zh' | 'en'): CalendarEvent {
    const isSession = what === 'defence';
    const kind = isSession ? DEFENCE[lang] : (TASK_WORDS[what]?.[lang] ?? what);
    return {
      uid,
      at: at.toISOString(),
      minutes: isSession ? SESSION_MINUTES : null,
      summary: [kind, number].filter(Boolean).join(lang === 'zh' ? '：' : ': '),
      description: [title, lang === 'zh' ? org_zh : org_en].filter(Boolean).join('\n'),
      location: place,
      url: `${this.config.publicUrl}/tasks`,
    };
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
