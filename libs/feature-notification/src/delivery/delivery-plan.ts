import {
  deriveId,
  digestAt,
  releaseAt,
  type CalendarData,
  type NoticeUrgency,
  type PersonChannel,
  type Text,
} from '@linxuan/domain';
import type { NewDelivery, NoticeRecipient } from '@linxuan/persistence';
import { langOf } from '../lang';

/** Ready at once, whatever the product's clock does meanwhile: a clock that is set back must not hold a message. */
export const AT_ONCE = '1970-01-01T00:00:00.000Z';

/** A notice with what its row of the table says of sending it. */
export interface NoticeToSend {
  id: string;
  /** What several notices of one decision have in common: a person with two roles hears of it once. */
  record: string;
  kind: string;
  channels: PersonChannel[];
  urgency: NoticeUrgency;
  obligatory: boolean;
  subject: Text;
  body: Text | null;
  link: string | null;
  massMailId: string | null;
}

/**
 * One notice for one person over the channels of its row. Preferences count where the row is not obligatory; a digest
 * collects mail only, because a short message a day late is worth nothing. What is not urgent waits on days off.
 */
export function deliveriesFor(
  notice: NoticeToSend,
  person: NoticeRecipient,
  now: string,
  calendar: CalendarData,
): NewDelivery[] {
  const mode = notice.obligatory ? 'now' : (person.modes[notice.kind] ?? 'now');
  if (mode === 'never') return [];
  const lang = langOf(person.locale);
  const release = releaseAt(now, notice.urgency, calendar);
  return notice.channels.flatMap((channel): NewDelivery[] => {
    const address = { email: person.email, sms: person.phone, im: person.im }[channel];
    if (channel !== 'email' && (!address || mode === 'digest')) return [];
    const key = `${notice.record}/${notice.kind}/${person.userId}/${channel}`;
    const state = !address ? 'unreachable' : mode === 'digest' ? 'collected' : 'planned';
    return [
      {
        id: deriveId('delivery', key),
        deliveryKey: key,
        notificationId: notice.id,
        userId: person.userId,
        webhookId: null,
        massMailId: notice.massMailId,
        kind: notice.kind,
        channel,
        urgency: notice.urgency,
        address,
        locale: person.locale,
        subject: notice.subject[lang],
        body: [notice.body?.[lang], notice.link].filter(Boolean).join('\n\n'),
        state,
        dueAt: state === 'collected' ? digestAt(now, calendar) : release === now ? AT_ONCE : release,
        error: address ? null : 'no-address',
        createdAt: now,
      },
    ];
  });
}

/** The same notice for a system of the organisation: ids and words, signed when it is sent. */
export function webhookDelivery(
  notice: NoticeToSend & {
    event: string;
    params: Record<string, unknown>;
    caseId: string | null;
    dossierId: string | null;
    at: string;
  },
  webhook: { id: string; url: string },
  now: string,
): NewDelivery {
  const key = `${notice.record}/${notice.kind}/webhook/${webhook.id}`;
  const id = deriveId('delivery', key);
  const body = {
    id,
    event: notice.event,
    kind: notice.kind,
    at: notice.at,
    caseId: notice.caseId,
    dossierId: notice.dossierId,
    number: notice.params['number'] ?? null,
    title: notice.params['title'] ?? null,
    state: notice.params['state'] ?? null,
    words: notice.subject,
  };
  return {
    id,
    deliveryKey: key,
    notificationId: notice.id,
    userId: null,
    webhookId: webhook.id,
    massMailId: null,
    kind: notice.kind,
    channel: 'webhook',
    urgency: notice.urgency,
    address: webhook.url,
    locale: 'zh-CN',
    subject: notice.subject.zh,
    body: JSON.stringify(body),
    state: 'planned',
    dueAt: AT_ONCE,
    error: null,
    createdAt: now,
  };
}
