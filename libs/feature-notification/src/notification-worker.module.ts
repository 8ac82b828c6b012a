import { Module } from '@nestjs/common';
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

/** From decisions and dates to notices, and from notices to people. */
@Module({
  providers: [
    NoticeTables,
    Mailbox,
    EmailChannel,
    SmsChannel,
    ImChannel,
    WebhookChannel,
    MassMailPlanner,
    DeliveryPlanner,
    DigestService,
    DeliverySender,
    TransitionAppliedProcessor,
    DeliveryProcessor,
    ReminderProcessor,
  ],
  exports: [TransitionAppliedProcessor, DeliveryProcessor, ReminderProcessor],
})
export class NotificationWorkerModule {}
