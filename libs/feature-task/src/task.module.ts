import { Module } from '@nestjs/common';
import { DryRunService } from './dry-run.service';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';
import { TaskController } from './task.controller';
import { TaskExportService } from './task-export.service';
import { TaskListService } from './task-list.service';

/** Work queues, the first page, and looks ahead. Needs the renderer of tables. */
@Module({
  controllers: [TaskController, HomeController],
  providers: [TaskListService, TaskExportService, HomeService, DryRunService],
})
export class TaskModule {}
