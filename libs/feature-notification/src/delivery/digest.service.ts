import { Injectable } from '@nestjs/common';
import { businessDateOf, deriveId, releaseAt } from '@linxuan/domain';
import { DigestRepository, UnitOfWork, type CollectedDelivery } from '@linxuan/persistence';
import { Clock, workingCalendar } from '@linxuan/platform';
import { langOf } from '../lang';
import { AT_ONCE } from './delivery-plan';

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
      const deliveries = new DigestRepository(tx);
      for (const userId of await deliveries.peopleWithCollected(now)) {
        const rows = await deliveries.lockCollected(userId, now);
        const [first] = rows;
        if (!first) continue;
        const key = `digest/${userId}/${businessDateOf(now)}`;
        const id = deriveId('delivery', key);
        const isWritten = await deliveries.writeDigest({
          id,
          deliveryKey: key,
          userId,
          kind: 'digest',
          channel: 'email',
          urgency: 'normal',
          address: first.address,
          locale: first.locale,
          ...digestText(rows, first.locale),
          state: 'planned',
          dueAt: release === now ? AT_ONCE : release,
          createdAt: now,
        });
        // One mail a day: what came too late for today's goes into tomorrow's.
        if (isWritten)
          await deliveries.markDigested(
            rows.map((row) => row.id),
            id,
            now,
          );
      }
    });
  }
}

function digestText(rows: CollectedDelivery[], locale: string): { subject: string; body: string } {
  const zh = langOf(locale) === 'zh';
  return {
    subject: zh ? `每日通知汇总（${rows.length}条）` : `Digest of the day (${rows.length})`,
    body: rows.map(({ subject, body }, index) => `${index + 1}. ${subject}\n${body}`).join('\n\n'),
  };
}
