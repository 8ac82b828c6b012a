export * from './applied.processor';
export * from './delivery/delivery.processor';
export * from './notification-worker.module';
export * from './notification.module';
export * from './notification.service';
export * from './notice-words';
export * from './reminders/reminder.processor';
