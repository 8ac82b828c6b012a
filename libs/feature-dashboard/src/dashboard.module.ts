import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { ReminderService } from './reminder.service';

/** Counts over all nominators for the authority, and reminders to the late ones. */
@Module({ controllers: [DashboardController], providers: [DashboardService, ReminderService] })
export class DashboardModule {}
