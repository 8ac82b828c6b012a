import { ContactEntity, NoticePreferenceEntity } from '../entities';
import type { Tx } from '../unit-of-work';
import { rowsOf } from './rows';

/** `digest` collects mail for one a day. */
export type PreferenceMode = 'now' | 'digest' | 'never';
export interface Contact {
  email: string | null;
  phone: string | null;
  im: string | null;
}
/** Somebody whom a notice reaches, with addresses and wishes by kind of notice. */
export interface NoticeRecipient extends Contact {
  userId: string;
  locale: string;
  modes: Record<string, PreferenceMode>;
}

/** Where people hear of notices, and how soon they want to. */
export class NoticePreferenceRepository {
  constructor(private readonly tx: Tx) {}

  /** Null where the person never gave an address. */
  contactOf(userId: string): Promise<Contact | null> {
    return this.tx.findOne(ContactEntity, { where: { userId }, select: { email: true, phone: true, im: true } });
  }

  /** What the person chose for kinds of notices; what is not named is sent at once. */
  async modesOf(userId: string): Promise<Map<string, PreferenceMode>> {
    const rows = await this.tx.find(NoticePreferenceEntity, { where: { userId } });
    return new Map(rows.map(({ kind, mode }) => [kind, mode as PreferenceMode]));
  }

  /** `now` is what holds without a row. */
  async choose(userId: string, kind: string, mode: PreferenceMode): Promise<void> {
    if (mode === 'now') await this.tx.delete(NoticePreferenceEntity, { userId, kind });
    else await this.tx.upsert(NoticePreferenceEntity, { userId, kind, mode }, ['userId', 'kind']);
  }

  async setContact(userId: string, { email, phone, im }: Contact, at: string): Promise<void> {
    await this.tx.upsert(ContactEntity, { userId, email, phone, im, updatedAt: at }, ['userId']);
  }

  /**
   * The people behind queues at `now`: who holds the role, the person named, and who deputises for them. One statement
   * for any number of queues.
   */
  async recipients(queueKeys: readonly string[], now: string): Promise<Map<string, NoticeRecipient[]>> {
    const rows = await rowsOf<Omit<NoticeRecipient, 'modes'> & { key: string; modes: NoticeRecipient['modes'] | null }>(
      this.tx,
      `WITH q AS (SELECT DISTINCT unnest($1::text[]) AS key),
       held AS (
         SELECT q.key, m.id AS membership_id, m.user_id
         FROM q
         JOIN membership m
           ON m.org_id = split_part(q.key, '/', 1) AND m.role = split_part(q.key, '/', 2) AND m.ended_at IS NULL
         WHERE q.key NOT LIKE 'user:%'
         UNION ALL
         SELECT q.key, NULL, substr(q.key, 6)::uuid FROM q WHERE q.key LIKE 'user:%'
       ),
       people AS (
         SELECT key, user_id FROM held
         UNION
         SELECT h.key, d.deputy_user
         FROM held h
         JOIN deputies_in_force($2) d
           ON d.membership_id = h.membership_id OR (h.membership_id IS NULL AND d.principal_user = h.user_id)
       )
       SELECT p.key, u.id AS user_id, u.locale, c.email, c.phone, c.im,
         (SELECT jsonb_object_agg(n.kind, n.mode) FROM notice_preference n WHERE n.user_id = u.id) AS modes
       FROM people p
       JOIN app_user u ON u.id = p.user_id AND u.disabled_at IS NULL
       LEFT JOIN contact c ON c.user_id = u.id
       ORDER BY p.key, u.id`,
      [queueKeys, now],
    );
    const found = new Map<string, NoticeRecipient[]>();
    for (const { key, modes, ...person } of rows)
      found.set(key, [...(found.get(key) ?? []), { ...person, modes: modes ?? {} }]);
    return found;
  }
}
