export * from './dashboard.module';
export * from './dashboard.service';
export * from './reminder.service';
