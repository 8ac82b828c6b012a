export * from './readiness';
export * from './disk-check';
export * from './health.controller';
