export * from './clock.module';
export * from './follow-clock';
