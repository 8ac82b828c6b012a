export * from './notice-plan';
export * from './notice-rules';
export * from './template';
export * from './release-time';
export * from './ladder';
