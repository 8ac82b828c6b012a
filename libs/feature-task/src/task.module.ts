import { Module } from '@nestjs/common';

import { WorkspaceEditionController } from './workspace-edition.controller';
import { WorkspaceEditionService } from './workspace-edition.service';
import { HomeController } from './home.controller';
import { DryRunService } from './dry-run.service';
import { HomeService } from './home.service';
import { IdentityWorkService } from './identity-work.service';
import { TaskController } from './task.controller';
import { TaskExportService } from './task-export.service';
import { TaskListService } from './task-list.service';

/** Work queues, the first page, and looks ahead. Needs the renderer of tables. */
@Module({
  controllers: [TaskController, HomeController, WorkspaceEditionController],
  providers: [
    TaskListService,
    TaskExportService,
    HomeService,
    IdentityWorkService,
    DryRunService,
    WorkspaceEditionService,
  ],
})
export class TaskModule {}
