import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_NOTIFICATIONS, fitsEvent, type NoticeUrgency, type PersonChannel } from '@linxuan/domain';
import { UnitOfWork, type Tx } from '@linxuan/persistence';
import { APP_CONFIG, Clock, workingCalendar, type AppConfig } from '@linxuan/platform';
import { messageSubject, noticeWords } from '../notice-words';
import { deliveriesFor, webhookDelivery, type NoticeToSend, type PlannedDelivery } from './delivery-plan';
import { recipientsOf, withoutRecused, type Recipient } from './recipients';

const BATCH = 100;

interface NoticeRecord {
  id: string;
  queue_key: string;
  kind: string;
  case_id: string | null;
  dossier_id: string | null;
  params: Record<string, unknown>;
  created_at: Date;
}

/**
 * Turns notices into deliveries, whoever wrote them: each notice is taken once, in the transaction that writes its deliveries. What
 * was rolled back was never there to be taken.
 */
@Injectable()
export class DeliveryPlanner {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  /** Plans what is not planned and returns how many notices it took. */
  async plan(): Promise<number> {
    let taken = 0;
    for (;;) {
      const batch = await this.work.system((tx) => this.planBatch(tx));
      taken += batch;
      if (batch < BATCH) return taken;
    }
  }

  private async planBatch(tx: Tx): Promise<number> {
    const now = this.clock.iso();
    const rows: NoticeRecord[] = await tx.query(
      `WITH batch AS (SELECT id FROM notification WHERE planned_at IS NULL ORDER BY created_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
       taken AS (UPDATE notification n SET planned_at = $1 FROM batch WHERE n.id = batch.id RETURNING n.id, n.queue_key, n.kind, n.case_id, n.dossier_id, n.params, n.created_at) SELECT * FROM taken`,
      [now],
    );
    if (rows.length === 0) return 0;
    const people = await recipientsOf(
      tx,
      rows.map(({ queue_key }) => queue_key),
      now,
    );
    const mayHear = await withoutRecused(tx, rows, people);
    const orgs = [...new Set(rows.map(({ queue_key }) => queue_key.split('/')[0] ?? ''))];
    const webhooks: { id: string; org_id: string; url: string }[] = await tx.query(
      `SELECT id, org_id, url FROM webhook WHERE org_id = ANY($1) AND ended_at IS NULL`,
      [orgs],
    );
    const planned = rows.flatMap((row): PlannedDelivery[] => {
      const notice = this.toSend(row);
      const hooks = webhooks.filter(({ org_id }) => org_id === row.queue_key.split('/')[0]);
      return [
        ...this.heard(row, mayHear(row)).flatMap((person) => deliveriesFor(notice, person, now, workingCalendar)),
        ...hooks.map((hook) =>
          webhookDelivery(
            {
              ...notice,
              event: String(row.params['event'] ?? row.kind),
              params: row.params,
              caseId: row.case_id,
              dossierId: row.dossier_id,
              at: row.created_at.toISOString(),
            },
            hook,
            now,
          ),
        ),
      ];
    });
    if (planned.length > 0)
      await tx.query(
        `INSERT INTO delivery (id, delivery_key, notification_id, user_id, webhook_id, mass_mail_id, kind, channel, urgency, address, locale, subject, body, state, due_at, error, created_at)
         SELECT id, delivery_key, notification_id, user_id, webhook_id, mass_mail_id, kind, channel, urgency, address, locale, subject, body, state, due_at, error, created_at FROM json_populate_recordset(NULL::delivery, $1) ON CONFLICT DO NOTHING`,
        [JSON.stringify(planned)],
      );
    return rows.length;
  }

  /** Mass mail goes to exactly the people whose list was confirmed, never on to a deputy. */
  private heard({ queue_key, params }: NoticeRecord, people: Recipient[]): Recipient[] {
    return params['massMail'] ? people.filter(({ userId }) => queue_key === `user:${userId}`) : people;
  }

  /** What the notice's own row of the table said when it was written; notices that other features wrote follow the delivered table. */
  private toSend({ id, kind, params, case_id, dossier_id }: NoticeRecord): NoticeToSend {
    const { title, body } = noticeWords(kind, params);
    const rule = DEFAULT_NOTIFICATIONS.notices.find((each) => fitsEvent(each, kind));
    const path =
      typeof params['link'] === 'string'
        ? params['link']
        : case_id
          ? `/cases/${case_id}`
          : dossier_id
            ? `/dossiers/${dossier_id}`
            : null;
    return {
      id,
      record: typeof params['record'] === 'string' ? params['record'] : id,
      kind: typeof params['rule'] === 'string' ? params['rule'] : (rule?.id ?? kind),
      channels: Array.isArray(params['channels'])
        ? (params['channels'] as PersonChannel[])
        : (rule?.channels ?? ['email']),
      urgency: (typeof params['urgency'] === 'string'
        ? params['urgency']
        : (rule?.urgency ?? 'normal')) as NoticeUrgency,
      obligatory: typeof params['obligatory'] === 'boolean' ? params['obligatory'] : (rule?.obligatory ?? false),
      subject: messageSubject(title, params),
      body,
      link: path ? `${this.config.publicUrl}${path}` : null,
      massMailId: typeof params['massMail'] === 'string' ? params['massMail'] : null,
    };
  }
}
