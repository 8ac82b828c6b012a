import { Injectable } from '@nestjs/common';
import { businessDateOf, deriveId, releaseAt } from '@linxuan/domain';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock, workingCalendar } from '@linxuan/platform';
import { langOf } from '../lang';
import { AT_ONCE } from './delivery-plan';

interface Collected {
  id: string;
  user_id: string;
  address: string;
  locale: string;
  subject: string;
  body: string;
}

/** Puts what was collected for a person into one mail a day: the mail's key names the person and the Beijing day. */
@Injectable()
export class DigestService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async release(): Promise<void> {
    const now = this.clock.iso();
    const release = releaseAt(now, 'normal', workingCalendar);
    await this.work.system(async (tx) => {
      // Two workers never share a line of the collection, and never see half of a person's.
      const people: { user_id: string }[] = await tx.query(
        `SELECT DISTINCT user_id FROM delivery WHERE state = 'collected' AND digest_id IS NULL AND due_at <= $1 LIMIT 500`,
        [now],
      );
      for (const { user_id } of people) {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('digest/' || $1, 0))`, [user_id]);
        const rows: Collected[] = await tx.query(
          `SELECT id, user_id, address, locale, subject, body FROM delivery WHERE state = 'collected' AND digest_id IS NULL AND due_at <= $1 AND user_id = $2 ORDER BY created_at, id`,
          [now, user_id],
        );
        const [first] = rows;
        if (!first) continue;
        const key = `digest/${user_id}/${businessDateOf(now)}`;
        const digest = {
          id: deriveId('delivery', key),
          delivery_key: key,
          user_id,
          kind: 'digest',
          channel: 'email',
          urgency: 'normal',
          address: first.address,
          locale: first.locale,
          ...digestText(rows, first.locale),
          state: 'planned',
          due_at: release === now ? AT_ONCE : release,
          created_at: now,
        };
        const written: unknown[] = await tx.query(
          `INSERT INTO delivery (id, delivery_key, user_id, kind, channel, urgency, address, locale, subject, body, state, due_at, created_at)
           SELECT id, delivery_key, user_id, kind, channel, urgency, address, locale, subject, body, state, due_at, created_at FROM json_populate_record(NULL::delivery, $1) ON CONFLICT DO NOTHING RETURNING id`,
          [JSON.stringify(digest)],
        );
        // One mail a day: what came too late for today's goes into tomorrow's.
        if (written.length > 0)
          await tx.query(`UPDATE delivery SET digest_id = $1, state = 'sent', sent_at = $3 WHERE id = ANY($2)`, [
            digest.id,
            rows.map(({ id }) => id),
            now,
          ]);
      }
    });
  }
}

function digestText(rows: Collected[], locale: string): { subject: string; body: string } {
  const zh = langOf(locale) === 'zh';
  return {
    subject: zh ? `每日通知汇总（${rows.length}条）` : `Digest of the day (${rows.length})`,
    body: rows.map(({ subject, body }, index) => `${index + 1}. ${subject}\n${body}`).join('\n\n'),
  };
}
