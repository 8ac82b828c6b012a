import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, webhookTarget } from '@linxuan/persistence';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { sent, type OutgoingMessage, type SendOutcome } from './channel';
import { OutgoingAddressError, webhookPolicy } from './outgoing-address';
import { postSigned } from './post-signed';

const REFUSED = { address: 'wrong-address', private: 'private-address', port: 'port-address' } as const;

/**
 * Posts to a system of an organisation. The address is checked anew each time: what a name points to may have changed
 * since it was entered.
 */
@Injectable()
export class WebhookChannel {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'notify'>,
  ) {}

  async send(message: OutgoingMessage, webhookId: string): Promise<SendOutcome> {
    const hook = await webhookTarget(this.work, webhookId);
    if (!hook) return { outcome: 'unreachable', code: null, detail: 'webhook-ended' };
    try {
      const status = await postSigned({
        ...hook,
        body: message.body,
        id: message.id,
        policy: webhookPolicy(this.config.notify),
      });
      if (status >= 200 && status < 300) return sent(status);
      // 410 is how a receiver says that it wants nothing more.
      return { outcome: status === 410 ? 'bounced' : 'retry', code: status, detail: `HTTP ${status}` };
    } catch (error) {
      // A name that cannot be resolved now may be in an hour; an address or port that is not allowed stays so.
      if (error instanceof OutgoingAddressError && error.reason !== 'unresolved')
        return { outcome: 'bounced', code: null, detail: REFUSED[error.reason] };
      throw error;
    }
  }
}
