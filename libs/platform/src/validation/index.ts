export * from './params';
export * from './schema.pipe';
