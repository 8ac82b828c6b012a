export * from './schema.pipe';
