import { Module } from '@nestjs/common';
import { BoardExportService } from './board-export.service';
import { DashboardController } from './dashboard.controller';
import { DashboardService } from './dashboard.service';
import { DeadlineBoardController } from './deadline-board.controller';
import { DeadlineBoardService } from './deadline-board.service';
import { ReminderService } from './reminder.service';
import { StatisticsService } from './statistics.service';

/** Counts over all nominators for the authority, who will be late, how long stages take, and reminders. */
@Module({
  controllers: [DashboardController, DeadlineBoardController],
  providers: [DashboardService, DeadlineBoardService, StatisticsService, BoardExportService, ReminderService],
})
export class DashboardModule {}
