import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, Clock, deliveries, safeWords, type AppConfig } from '@linxuan/platform';
import type { Channel, OutgoingMessage, SendOutcome } from '../channels/channel';
import { EmailChannel } from '../channels/email.channel';
import { ImChannel } from '../channels/im.channel';
import { markMessage, type MessageChannel } from '../channels/mark-message';
import { SmsChannel } from '../channels/sms.channel';
import { WebhookChannel } from '../channels/webhook.channel';

const BATCH = 20;
/** Minutes until the next try; after the last of them it has failed. */
const BACK_OFF = [1, 5, 15, 60, 240, 720, 1440] as const;
/** A sender that does not say what became of a message within this time has died. */
const LEASE = '5 minutes';

interface Claimed extends OutgoingMessage {
  channel: MessageChannel;
  webhookId: string | null;
  attempt: number;
}

/**
 * Sends what is due. A message is claimed in one transaction, sent outside of any, and marked in another: what is claimed belongs to one
 * worker, and a worker that dies in between leaves a claim that lapses.
 */
@Injectable()
export class DeliverySender {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly email: EmailChannel,
    private readonly sms: SmsChannel,
    private readonly im: ImChannel,
    private readonly webhooks: WebhookChannel,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode'>,
  ) {}

  /** Sends until nothing is due and returns how many tries it made. */
  async sendDue(): Promise<number> {
    await this.work.statement(
      `UPDATE delivery SET state = 'planned' WHERE state = 'sending' AND claimed_at < clock_timestamp() - interval '${LEASE}'`,
    );
    let tries = 0;
    for (;;) {
      const claimed = await this.claim();
      if (claimed.length === 0) return tries;
      tries += claimed.length;
      await Promise.all(claimed.map((message) => this.deliver(message)));
    }
  }

  private claim(): Promise<Claimed[]> {
    return this.work.statement<Claimed>(
      `WITH due AS (SELECT id FROM delivery WHERE state = 'planned' AND due_at <= $1 ORDER BY due_at, created_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       UPDATE delivery d SET state = 'sending', claimed_at = clock_timestamp(), attempt = attempt + 1 FROM due WHERE d.id = due.id
       RETURNING d.id, d.kind, coalesce(d.address, '') AS address, d.locale, d.subject, d.body, d.channel, d.webhook_id AS "webhookId", d.attempt`,
      [this.clock.iso()],
    );
  }

  private async deliver(message: Claimed): Promise<void> {
    const result = await this.via(message).catch((error: unknown): SendOutcome => ({
      outcome: 'retry',
      code: null,
      detail: safeWords(error),
    }));
    await this.mark(message, result);
  }

  /** The one way out: a demonstration's messages get their mark here, whichever channel they take. */
  private async via(planned: Claimed): Promise<SendOutcome> {
    const message = markMessage(planned, planned.channel, this.config.mode);
    if (message.channel === 'webhook') return this.webhooks.send(message, message.webhookId ?? '');
    const channel: Channel = { email: this.email, sms: this.sms, im: this.im }[message.channel];
    return channel.send(message);
  }

  private async mark({ id, attempt, channel }: Claimed, result: SendOutcome): Promise<void> {
    const now = this.clock.iso();
    const wait = BACK_OFF[attempt - 1];
    const gone = result.outcome === 'retry' && wait === undefined;
    const state = result.outcome === 'retry' ? (gone ? 'failed' : 'planned') : result.outcome;
    const outcome = result.outcome === 'retry' ? (gone ? 'failed' : 'retried') : result.outcome;
    const next =
      state === 'planned' && wait !== undefined ? new Date(Date.parse(now) + wait * 60_000).toISOString() : null;
    await this.work.system(async (tx) => {
      await tx.query(
        `INSERT INTO delivery_attempt (delivery_id, attempt, at, outcome, code, detail) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [id, attempt, now, outcome, result.code, result.detail],
      );
      await tx.query(
        `UPDATE delivery SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END, due_at = coalesce($4, due_at), error = $5 WHERE id = $1 AND state = 'sending' AND attempt = $6`,
        [id, state, now, next, result.outcome === 'sent' ? null : result.detail, attempt],
      );
    });
    deliveries.inc({ channel, outcome });
  }
}
