import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { notConfigured, sent, type Channel, type OutgoingMessage, type SendOutcome } from './channel';
import { viaGateway } from './gateway';
import { Mailbox } from './mailbox';

/** The government's messenger: the whole text with its link. A demo's messages go to its mailbox. */
@Injectable()
export class ImChannel implements Channel {
  constructor(
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode' | 'notify'>,
    private readonly mailbox: Mailbox,
  ) {}

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const text = `${message.subject}\n${message.body}`;
    if (this.config.notify.im) return viaGateway(this.config.notify.im, message, text);
    if (this.config.mode !== 'demo') return notConfigured;
    await this.mailbox.put({
      messageId: message.id,
      channel: 'im',
      kind: message.kind,
      recipient: message.address,
      sender: 'linxuan',
      subject: message.subject,
      body: text,
    });
    return sent();
  }
}
