export * from './job-map';
export * from './queue-backend';
export * from './outbox-relay';
export * from './job-runner';
export * from './queue-metrics';
export * from './processor';
export * from './queue.module';
