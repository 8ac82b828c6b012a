export * from './draining';
export * from './listen-or-exit';
export * from './stop-gracefully';
export * from './stop-listening';
