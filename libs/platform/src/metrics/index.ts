export * from './registry';
export * from './http-metrics';
export * from './work-metrics';
export * from './metrics.controller';
