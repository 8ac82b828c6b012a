export * from './asked-on';
export * from './params';
export * from './schema.pipe';
