export * from './calendar-follower';
export * from './calendar.processor';
export * from './deadline.module';
export * from './follow-calendar';
