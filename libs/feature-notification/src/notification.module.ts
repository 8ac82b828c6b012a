import { Module } from '@nestjs/common';
import { NotificationController } from './notification.controller';
import { NotificationService } from './notification.service';

/** The bell's side of the API; what fills it runs in the worker. */
@Module({ controllers: [NotificationController], providers: [NotificationService] })
export class NotificationModule {}
