export * from './dashboard.module';
export * from './dashboard.service';
export * from './reminder.service';
export * from './deadline-board.service';
export * from './statistics.service';
