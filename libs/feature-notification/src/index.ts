export * from './applied.processor';
export * from './notification-worker.module';
