import { Module } from '@nestjs/common';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarFeedService } from './calendar/calendar-feed.service';
import { MassMailController } from './mass-mail/mass-mail.controller';
import { MassMailService } from './mass-mail/mass-mail.service';
import { NoticeTables } from './notice-table';
import { NotificationController } from './notification.controller';
import { NotificationService } from './notification.service';
import { DeliveryLogController } from './operator/delivery-log.controller';
import { DeliveryLogService } from './operator/delivery-log.service';
import { WebhookService } from './operator/webhook.service';
import { PreferenceController } from './preferences/preference.controller';
import { PreferenceService } from './preferences/preference.service';
import { PreviewController } from './preview.controller';
import { PreviewService } from './preview.service';
import { ReminderQueueService } from './reminders/reminder-queue.service';

/**
 * The bell, preferences, mass mail, calendars and the operator's view of what went out; what fills and sends it runs in
 * the worker.
 */
@Module({
  controllers: [
    NotificationController,
    PreferenceController,
    PreviewController,
    MassMailController,
    DeliveryLogController,
    CalendarController,
  ],
  providers: [
    NoticeTables,
    NotificationService,
    PreferenceService,
    PreviewService,
    ReminderQueueService,
    MassMailService,
    DeliveryLogService,
    WebhookService,
    CalendarFeedService,
  ],
})
export class NotificationModule {}
