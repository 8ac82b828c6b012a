import { CalendarFeedEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** A date in somebody's diary: a piece of work that falls due, or a defence. */
export interface CalendarItem {
  uid: string;
  /** Kind of the task, or `defence`. */
  what: string;
  number: string | null;
  title: string;
  at: string;
  place: string | null;
  locale: string;
  orgZh: string;
  orgEn: string;
  /** When something about it last changed. */
  changedAt: string;
}

/** Calendars that people subscribe to; of a secret address only the digest is known. */
export class CalendarFeedRepository {
  constructor(private readonly tx: Tx) {}

  /** Since when the person has a calendar; null without one. */
  async since(userId: string): Promise<string | null> {
    const feed = await this.tx.findOne(CalendarFeedEntity, { where: { userId }, select: { createdAt: true } });
    return feed?.createdAt ?? null;
  }

  /** Gives the person's calendar this address; a former one is no longer known. */
  async open(userId: string, tokenHash: string, at: string): Promise<void> {
    await this.tx.upsert(CalendarFeedEntity, { userId, tokenHash, createdAt: at }, ['userId']);
  }

  async end(userId: string): Promise<void> {
    await this.tx.delete(CalendarFeedEntity, { userId });
  }

  /**
   * The dates behind an address, null for one that is not known. Without a session: the database's functions read for
   * its owner.
   */
  async items(tokenHash: string, now: string): Promise<CalendarItem[] | null> {
    const [known] = await rowsOf<{ yes: boolean }>(this.tx, 'SELECT calendar_feed_exists($1) AS yes', [tokenHash]);
    if (!known?.yes) return null;
    return rowsOf(this.tx, 'SELECT * FROM calendar_feed_items($1, $2)', [tokenHash, now]);
  }

  /** The latest defence of a case, for whoever sees its panel, as it is at this instant. */
  async defence(caseId: string, now: string): Promise<Omit<CalendarItem, 'locale'> | null> {
    const [item] = await rowsOf<Omit<CalendarItem, 'locale'>>(
      this.tx,
      `SELECT 'session-' || p.id AS uid, 'defence' AS what, c.number, c.title, p.session_at AS at,
         p.session_place AS place, o.name_zh AS org_zh, o.name_en AS org_en, $2::timestamptz AS changed_at
       FROM panel p
       JOIN case_file c ON c.id = p.case_id
       JOIN organisation o ON o.id = p.lead_org
       WHERE p.case_id = $1 AND p.session_at IS NOT NULL
       ORDER BY p.session_at DESC
       LIMIT 1`,
      [caseId, now],
    );
    return item ?? null;
  }
}
