export * from './canonical';
export * from './hash';
export * from './chain';
