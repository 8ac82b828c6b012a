export * from './task.module';
export * from './task-list.service';
export * from './home.service';
export * from './dry-run.service';
export * from './workspace-edition.service';
