import { Inject, Injectable } from '@nestjs/common';
import {
  claimDeliveries,
  DeliveryRepository,
  releaseLapsedDeliveries,
  UnitOfWork,
  type ClaimedDelivery,
} from '@linxuan/persistence';
import { APP_CONFIG, Clock, deliveries, safeWords, type AppConfig } from '@linxuan/platform';
import type { Channel, SendOutcome } from '../channels/channel';
import { EmailChannel } from '../channels/email.channel';
import { ImChannel } from '../channels/im.channel';
import { markMessage } from '../channels/mark-message';
import { SmsChannel } from '../channels/sms.channel';
import { WebhookChannel } from '../channels/webhook.channel';

const BATCH = 20;
/** Minutes until the next try; after the last of them it has failed. */
const BACK_OFF = [1, 5, 15, 60, 240, 720, 1440] as const;
/** A sender that does not say what became of a message within this time has died. */
const LEASE = '5 minutes';

/**
 * Sends what is due. A message is claimed in one transaction, sent outside of any, and marked in another: what is
 * claimed belongs to one worker, and a worker that dies in between leaves a claim that lapses.
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
    await releaseLapsedDeliveries(this.work, LEASE);
    let tries = 0;
    for (;;) {
      const claimed = await claimDeliveries(this.work, BATCH, this.clock.iso());
      if (claimed.length === 0) return tries;
      tries += claimed.length;
      await Promise.all(claimed.map((message) => this.deliver(message)));
    }
  }

  private async deliver(message: ClaimedDelivery): Promise<void> {
    const result = await this.via(message).catch((error: unknown): SendOutcome => ({
      outcome: 'retry',
      code: null,
      detail: safeWords(error),
    }));
    await this.mark(message, result);
  }

  /** The one way out: a demonstration's messages get their mark here, whichever channel they take. */
  private async via(planned: ClaimedDelivery): Promise<SendOutcome> {
    const message = markMessage(planned, planned.channel, this.config.mode);
    if (message.channel === 'webhook') return this.webhooks.send(message, message.webhookId ?? '');
    const channel: Channel = { email: this.email, sms: this.sms, im: this.im }[message.channel];
    return channel.send(message);
  }

  private async mark({ id, attempt, channel }: ClaimedDelivery, result: SendOutcome): Promise<void> {
    const now = this.clock.iso();
    const wait = BACK_OFF[attempt - 1];
    const gone = result.outcome === 'retry' && wait === undefined;
    const state = result.outcome === 'retry' ? (gone ? 'failed' : 'planned') : result.outcome;
    const outcome = result.outcome === 'retry' ? (gone ? 'failed' : 'retried') : result.outcome;
    const next =
      state === 'planned' && wait !== undefined ? new Date(Date.parse(now) + wait * 60_000).toISOString() : null;
    const settled = {
      at: now,
      outcome,
      code: result.code,
      detail: result.detail,
      state,
      nextAt: next,
      error: result.outcome === 'sent' ? null : result.detail,
    };
    await this.work.system((tx) => new DeliveryRepository(tx).settleAttempt({ id, attempt }, settled));
    deliveries.inc({ channel, outcome });
  }
}
