import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_NOTIFICATIONS, fitsEvent, type NoticeUrgency, type PersonChannel } from '@linxuan/domain';
import {
  DeliveryRepository,
  NoticePreferenceRepository,
  NotificationRepository,
  UnitOfWork,
  WebhookRepository,
  type NewDelivery,
  type NoticeRecipient,
  type Tx,
  type UnplannedNotice,
} from '@linxuan/persistence';
import { APP_CONFIG, Clock, workingCalendar, type AppConfig } from '@linxuan/platform';
import { messageSubject, noticeWords } from '../notice-words';
import { deliveriesFor, webhookDelivery, type NoticeToSend } from './delivery-plan';
import { withoutRecused } from './recipients';

const BATCH = 100;

/**
 * Turns notices into deliveries, whoever wrote them: each notice is taken once, in the transaction that writes its
 * deliveries. What was rolled back was never there to be taken.
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
    const rows = await new NotificationRepository(tx).takeUnplanned(BATCH, now);
    if (rows.length === 0) return 0;
    const queues = rows.map(({ queueKey }) => queueKey);
    const people = await new NoticePreferenceRepository(tx).recipients(queues, now);
    const mayHear = await withoutRecused(tx, rows, people);
    const orgs = [...new Set(queues.map((queue) => queue.split('/')[0] ?? ''))];
    const webhooks = await new WebhookRepository(tx).ofOrganisations(orgs);
    const planned = rows.flatMap((row): NewDelivery[] => {
      const notice = this.toSend(row);
      const hooks = webhooks.filter(({ orgId }) => orgId === row.queueKey.split('/')[0]);
      return [
        ...this.heard(row, mayHear(row)).flatMap((person) => deliveriesFor(notice, person, now, workingCalendar)),
        ...hooks.map((hook) =>
          webhookDelivery(
            {
              ...notice,
              event: String(row.params['event'] ?? row.kind),
              params: row.params,
              caseId: row.caseId,
              dossierId: row.dossierId,
              at: row.createdAt,
            },
            hook,
            now,
          ),
        ),
      ];
    });
    await new DeliveryRepository(tx).write(planned);
    return rows.length;
  }

  /** Mass mail goes to exactly the people whose list was confirmed, never on to a deputy. */
  private heard({ queueKey, params }: UnplannedNotice, people: NoticeRecipient[]): NoticeRecipient[] {
    return params['massMail'] ? people.filter(({ userId }) => queueKey === `user:${userId}`) : people;
  }

  /**
   * What the notice's own row of the table said when it was written; notices that other features wrote follow the
   * delivered table.
   */
  private toSend({ id, kind, params, caseId, dossierId }: UnplannedNotice): NoticeToSend {
    const { title, body } = noticeWords(kind, params);
    const rule = DEFAULT_NOTIFICATIONS.notices.find((each) => fitsEvent(each, kind));
    const path =
      typeof params['link'] === 'string'
        ? params['link']
        : caseId
          ? `/cases/${caseId}`
          : dossierId
            ? `/dossiers/${dossierId}`
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
