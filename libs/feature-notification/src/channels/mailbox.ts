import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@linxuan/persistence';
import { Clock } from '@linxuan/platform';

export interface MailboxEntry {
  messageId: string;
  channel: 'email' | 'sms' | 'im';
  kind: string;
  recipient: string;
  sender: string;
  subject: string;
  body: string;
}

/** The mailbox of a demo: its mail server and its two gateways put here what they are given. A message that comes twice counts as one. */
@Injectable()
export class Mailbox {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async put(entry: MailboxEntry): Promise<void> {
    await this.work.statement(
      `INSERT INTO mailbox_message (message_id, channel, kind, recipient, sender, subject, body, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (message_id) DO UPDATE SET copies = mailbox_message.copies + 1`,
      [
        entry.messageId,
        entry.channel,
        entry.kind,
        entry.recipient,
        entry.sender,
        entry.subject,
        entry.body,
        this.clock.iso(),
      ],
    );
  }
}
