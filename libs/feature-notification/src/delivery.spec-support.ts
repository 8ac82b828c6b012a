import { EngineHarness } from '@linxuan/testing';
import { Clock, type AppConfig } from '@linxuan/platform';
import { TransitionAppliedProcessor } from './applied.processor';
import { EmailChannel } from './channels/email.channel';
import { ImChannel } from './channels/im.channel';
import { Mailbox } from './channels/mailbox';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { DeliveryProcessor } from './delivery/delivery.processor';
import { DigestService } from './delivery/digest.service';
import { DeliveryPlanner } from './delivery/planner.service';
import { DeliverySender } from './delivery/sender.service';
import { MassMailPlanner } from './mass-mail/mass-mail-planner';
import { NoticeTables } from './notice-table';
import { ReminderProcessor } from './reminders/reminder.processor';

export const CONFIG: Pick<AppConfig, 'mode' | 'notify' | 'publicUrl'> = {
  mode: 'demo',
  publicUrl: 'http://desk.example.org',
  notify: {
    smtpUrl: undefined,
    mailFrom: 'linxuan@example.org',
    sms: undefined,
    im: undefined,
    privateWebhooks: false,
    webhookPorts: [443],
  },
};

/** A worker's half of notices on the harness's database, with a clock that a test sets. */
export class DeliveryBench {
  readonly clock = new Clock();
  readonly applied: TransitionAppliedProcessor;
  readonly deliveries: DeliveryProcessor;
  readonly reminders: ReminderProcessor;
  readonly sender: DeliverySender;
  readonly email: EmailChannel;

  constructor(
    readonly harness: EngineHarness,
    config: typeof CONFIG = CONFIG,
    /** The mark of a demonstration has tests of its own; here messages are compared as they were planned. */
    marks: Pick<AppConfig, 'mode'> = { mode: 'production' },
  ) {
    const { work } = harness;
    const tables = new NoticeTables();
    const mailbox = new Mailbox(work, this.clock);
    this.email = new EmailChannel(config, mailbox);
    this.sender = new DeliverySender(
      work,
      this.clock,
      this.email,
      new SmsChannel(config, mailbox),
      new ImChannel(config, mailbox),
      new WebhookChannel(work, config),
      marks,
    );
    this.applied = new TransitionAppliedProcessor(work, tables);
    this.deliveries = new DeliveryProcessor(
      new MassMailPlanner(work, this.clock),
      new DeliveryPlanner(work, this.clock, config),
      new DigestService(work, this.clock),
      this.sender,
    );
    this.reminders = new ReminderProcessor(work, this.clock, tables);
    this.setClock('2024-07-15T01:00:00.000Z');
  }

  setClock(iso: string): void {
    this.clock.shift(Date.parse(iso) - Date.now());
  }
  async close(): Promise<void> {
    await this.email.onModuleDestroy();
  }
  query<T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.harness.work.source.query(sql, parameters);
  }
  async contact(userId: string, email: string | null, phone: string | null = null): Promise<void> {
    await this.query(
      `INSERT INTO contact (user_id, email, phone) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO UPDATE SET email = $2, phone = $3`,
      [userId, email, phone],
    );
  }
  mail(
    recipient: string,
  ): Promise<{ message_id: string; subject: string; body: string; kind: string; channel: string; copies: number }[]> {
    return this.query(
      `SELECT message_id, subject, body, kind, channel, copies FROM mailbox_message WHERE recipient = $1 ORDER BY received_at, message_id`,
      [recipient],
    );
  }
}
