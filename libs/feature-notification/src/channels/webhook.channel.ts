import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { sent, type OutgoingMessage, type SendOutcome } from './channel';
import { postSigned } from './post-signed';
import { PrivateAddressError } from './private-address';

/** Posts to a system of an organisation. The address is checked anew each time: what a name points to may have changed since it was entered. */
@Injectable()
export class WebhookChannel {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'notify'>,
  ) {}

  async send(message: OutgoingMessage, webhookId: string): Promise<SendOutcome> {
    const [hook] = await this.work.statement<{ url: string; secret: string }>(
      `SELECT url, secret FROM webhook WHERE id = $1 AND ended_at IS NULL`,
      [webhookId],
    );
    if (!hook) return { outcome: 'unreachable', code: null, detail: 'webhook-ended' };
    try {
      const status = await postSigned({
        ...hook,
        body: message.body,
        id: message.id,
        allowPrivate: this.config.notify.privateWebhooks,
      });
      if (status >= 200 && status < 300) return sent(status);
      // 410 is how a receiver says that it wants nothing more.
      return { outcome: status === 410 ? 'bounced' : 'retry', code: status, detail: `HTTP ${status}` };
    } catch (error) {
      if (error instanceof PrivateAddressError) return { outcome: 'bounced', code: null, detail: 'private-address' };
      throw error;
    }
  }
}
