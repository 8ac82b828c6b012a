import { shortened } from '@linxuan/form-rules';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { notConfigured, sent, type Channel, type OutgoingMessage, type SendOutcome } from './channel';
import { viaGateway } from './gateway';
import { Mailbox } from './mailbox';

/** A short message holds seventy Chinese characters; a longer one costs several and is cut. */
const LONGEST = 70;

/** Short messages: the subject and where to read on. A demo's go to its mailbox. */
@Injectable()
export class SmsChannel implements Channel {
  constructor(
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode' | 'notify'>,
    private readonly mailbox: Mailbox,
  ) {}

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const text = shortText(message);
    if (this.config.notify.sms) return viaGateway(this.config.notify.sms, message, text);
    if (this.config.mode !== 'demo') return notConfigured;
    await this.mailbox.put({
      messageId: message.id,
      channel: 'sms',
      kind: message.kind,
      recipient: message.address,
      sender: 'linxuan',
      subject: message.subject,
      body: text,
    });
    return sent();
  }
}

export function shortText({ subject, body }: Pick<OutgoingMessage, 'subject' | 'body'>): string {
  const text = `【遴选】${subject}：${body.split('\n')[0] ?? ''}`;
  return shortened(text, LONGEST);
}
