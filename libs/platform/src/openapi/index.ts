export * from './operation';
export * from './operation-facts';
