export * from './safe-error';
export * from './create-log';
