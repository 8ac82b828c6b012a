export * from './live.module';
export * from './live-hub.service';
