export * from './session-actor';
export * from './session.guard';
